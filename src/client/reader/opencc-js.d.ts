/** The parts of opencc-js that the browser uses; its own types have imports without extensions. */

declare module "opencc-js/core" {
  export function ConverterFactory(...groups: string[][][]): (text: string) => string;
}

declare module "opencc-js/dict/*" {
  const dictionary: string;
  export default dictionary;
}
