/**
 * Runs the command that a command line names. Commander reads it, since its help, its nearest known
 * option and its messages are what people expect; what a command is stands in `command.ts`.
 */

import { CommanderError, InvalidArgumentError, Option, Command as Parser } from "commander";
import { programVersion } from "../src/system/program.ts";
import { type Command, type OptionSpec, UsageError } from "./command.ts";

/** The exit code of a command line that cannot be understood. */
const USAGE = 2;

/**
 * Reads the arguments and runs what they name. Returns the exit code: 0 for help too, 2 for a command
 * line that cannot be understood.
 */
export async function runCommandLine(
  commands: readonly Command[],
  args: readonly string[],
): Promise<number> {
  endQuietlyWhenNobodyReads();
  let code = 0;
  // Read only when asked for: a command opens no file that it does not need.
  const asksVersion = ["-V", "--version"].includes(args[0] ?? "");
  const program = new Parser("duidu")
    .description("对读 Duidu: a folder of interview transcripts in, a static site out")
    .usage("COMMAND [options]")
    .helpCommand("help [COMMAND]", "show how a command is called")
    .version(asksVersion ? programVersion() : "", "-V, --version", "show which version this is")
    .helpOption("-h, --help", "show this")
    .addHelpText("after", "\n`duidu COMMAND --help` shows a command's options and examples.")
    .showHelpAfterError("Fix: see `duidu --help`")
    .exitOverride();
  for (const command of commands) {
    addCommand(program, command, async (options, positionals) => {
      code = await command.run(options, positionals);
    });
  }
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return USAGE;
    }
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    if (!(error instanceof UsageError)) throw error;
    console.error(`error: ${error.message}`);
    return USAGE;
  }
}

function addCommand(
  program: Parser,
  command: Command,
  run: (options: never, positionals: string[]) => Promise<void>,
): void {
  const { name, summary, details, positionals, examples, failure } = command;
  const called = calledAs(name);
  const parser = program
    .command(positionals === undefined ? name : `${name} ${positionals}`)
    .summary(summary)
    .description(details === undefined ? `${summary}.` : `${summary}.\n\n${details}`)
    .usage(`[options]${positionals === undefined ? "" : ` ${positionals}`}`)
    .helpOption("-h, --help", "show this")
    .showHelpAfterError(`Fix: see \`${called} --help\``)
    .addHelpText(
      "after",
      [
        "\nExamples:",
        ...examples.map(([args, does]) => `  ${[called, args].join(" ").trim()}\n      ${does}`),
        "\nExit codes:",
        "  0  done",
        `  1  ${failure}`,
        "  2  the command line was not understood; nothing was done",
      ].join("\n"),
    )
    .action((...given: unknown[]) => {
      // Commander gives each positional, then the options, then itself.
      const own = given.at(-1) as Parser;
      return run(own.opts() as never, own.args);
    });
  parser.configureHelp({ commandUsage: (shown) => `${called} ${shown.usage()}` });
  const specs = Object.entries(command.options) as [string, OptionSpec<string>][];
  for (const [key, spec] of specs) parser.addOption(optionOf(key, spec));
}

function optionOf(key: string, { value, help, default: absent, read }: OptionSpec<string>): Option {
  const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const option = new Option(value === undefined ? flag : `${flag} <${value}>`, help);
  // A switch such as `--no-ask` is what it says, and not the lack of `--ask`.
  option.negate = false;
  option.attributeName = () => key;
  if (absent !== undefined) option.default(absent);
  if (value === undefined) return option;
  return option.argParser((text) => {
    if (text.trim() === "") {
      throw new InvalidArgumentError("It is empty: is a variable not set?");
    }
    if (read === undefined) return text;
    try {
      return read(text);
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  });
}

/** How the user has called us, for examples that can be copied. */
function calledAs(name: string): string {
  if (process.env.npm_lifecycle_event !== name) return `npx duidu ${name}`;
  return name === "start" ? "npm start --" : `npm run ${name} --`;
}

/** The work goes on when what is printed has no reader any more, as after `| head`. */
function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
