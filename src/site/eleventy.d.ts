/** The part of Eleventy's programmatic API that is used here; the package ships no types. */
declare module "@11ty/eleventy" {
  /** What a configuration may set. */
  export interface EleventyConfig {
    addTemplate(name: string, render: (data: never) => string, data: object): void;
    addTemplateFormats(format: string): void;
    setTemplateFormats(format: string): void;
    addGlobalData(name: string, value: () => unknown): void;
    addWatchTarget(path: string): void;
    setQuietMode(quiet: boolean): void;
    setUseGitIgnore(use: boolean): void;
    on(event: "eleventy.before" | "eleventy.after", listener: () => void | Promise<void>): void;
  }

  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        /** Empty for none. */
        configPath: string;
        config: (eleventy: EleventyConfig) => void;
        quietMode: boolean;
        runMode: "build" | "serve";
      },
    );
    init(): Promise<void>;
    /** Renders all pages and writes none. */
    toJSON(): Promise<object[]>;
    /** Renders, and gives what renders again for a path that changed. */
    watch(): Promise<(path: string) => Promise<void>>;
    /** Chokidar's, once `watch` has been called. */
    readonly watcher: { on(event: "unlink", listener: (path: string) => void): void };
    serve(port: number): Promise<void>;
    stopWatch(): Promise<void>;
  }
}
