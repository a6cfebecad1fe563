/** Writes the part of CBOR (RFC 8949) that Pagefind's index is made of: integers, texts, arrays. */

const INTEGER = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;

/** Collects items one after another. */
export class CborWriter {
  #bytes = Buffer.allocUnsafe(1 << 14);
  #length = 0;

  /** Number of bytes so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds an integer of up to 32 bits. */
  integer(value: number): this {
    return value < 0 ? this.#head(NEGATIVE, -1 - value) : this.#head(INTEGER, value);
  }

  /** Adds a text. */
  text(value: string): this {
    const size = Buffer.byteLength(value);
    this.#head(TEXT, size);
    this.#reserve(size);
    this.#length += this.#bytes.write(value, this.#length);
    return this;
  }

  /** Opens an array; its items follow. */
  array(length: number): this {
    return this.#head(ARRAY, length);
  }

  /** Adds items that are written already. */
  raw(items: Uint8Array): this {
    this.#reserve(items.length);
    for (let i = 0; i < items.length; i++) this.#bytes[this.#length++] = items[i] as number;
    return this;
  }

  /** What was written. */
  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #head(major: number, value: number): this {
    this.#reserve(5);
    const type = major << 5;
    const bytes = this.#bytes;
    if (value < 24) bytes[this.#length++] = type | value;
    else if (value < 0x100) {
      bytes[this.#length++] = type | 24;
      bytes[this.#length++] = value;
    } else if (value < 0x10000) {
      bytes[this.#length++] = type | 25;
      this.#length = bytes.writeUInt16BE(value, this.#length);
    } else {
      bytes[this.#length++] = type | 26;
      this.#length = bytes.writeUInt32BE(value, this.#length);
    }
    return this;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const longer = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + size));
    this.#bytes.copy(longer, 0, 0, this.#length);
    this.#bytes = longer;
  }
}
