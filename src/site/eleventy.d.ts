/** The part of Eleventy's programmatic API that is used here; the package ships no types. */
declare module "@11ty/eleventy" {
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { configPath: string; quietMode: boolean; runMode: "build" | "serve" },
    );
    init(): Promise<void>;
    /** Renders all pages and writes none. */
    toJSON(): Promise<{ outputPath: string | false; content: string }[]>;
    watch(): Promise<void>;
    serve(port: number): Promise<void>;
    stopWatch(): Promise<void>;
  }
}
