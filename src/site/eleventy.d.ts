/** The part of Eleventy's programmatic API that is used here; the package ships no types. */
declare module "@11ty/eleventy" {
  /** What a configuration may set. */
  export interface EleventyConfig {
    addTemplate(name: string, render: (data: never) => string, data: object): void;
    addTemplateFormats(format: string): void;
    setTemplateFormats(format: string): void;
    addGlobalData(name: string, value: () => unknown): void;
    setQuietMode(quiet: boolean): void;
    setUseGitIgnore(use: boolean): void;
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
        runMode: "build";
      },
    );
    init(): Promise<void>;
    /** Renders all pages and writes none. */
    toJSON(): Promise<object[]>;
  }
}
