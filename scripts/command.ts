/**
 * What a command is: its name, options, help and exit codes as data, and the function that does it.
 * Options are typed by what that function takes, so that the table cannot say anything else.
 */

/** One option. The key `dryRun` of a command's options is written `--dry-run`. */
export interface OptionSpec<Value> {
  /** What stands for the value in the help, such as `DIR`; a switch has none. */
  value?: string;
  /** What it does, in one line. */
  help: string;
  /** What holds where it is not given. */
  default?: NonNullable<Value>;
  /** Reads the value. @throws Error with what is wrong, as one sentence. */
  read?: (text: string) => NonNullable<Value>;
}

/** A command as the table has it. */
export interface Command<Options = never> {
  name: string;
  /** What it does, in one line. */
  summary: string;
  /** What is worth knowing before the first time, as whole lines. */
  details?: string;
  /** Names what is not an option, such as `[FILE...]`. */
  positionals?: string;
  options: { [Key in keyof Required<Options>]: OptionSpec<Options[Key]> };
  /** Each with what it does; the first words after the command's name. */
  examples: readonly [args: string, does: string][];
  /** What an exit code other than 0 and 2 means. */
  failure: string;
  /** Does it; the exit code. `positionals` are as the user wrote them. */
  run: (options: Options, positionals: string[]) => Promise<number>;
}

/** Raised by a command that was called in a way that it does not know; the exit code is 2 then. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A command with its options' types checked and then left to the table. */
export function defineCommand<Options>(command: Command<Options>): Command {
  return command as unknown as Command;
}
