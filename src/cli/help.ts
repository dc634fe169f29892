/** The contract of the command line, as `--help` prints it. */
export const HELP = `Writes the files of an Exim and Dovecot configuration.

  npm run --silent generate -- (--preset ID | FILE.json | - | --from FILE) [--set QUESTION=VALUE]... --out DIR
  npm run --silent generate -- --list | --schema | --help

  --preset ID           start from the answers of this preset
  FILE.json             read answers.json, the wizard's own or a part of it; what is missing is the preset's
  -                     read such a file from standard input
  --from FILE           read the answers back from what the wizard made: a bundle (.zip, .tar.gz), answers.json, a generated
                        file, a file that holds a link, or the link itself; changes made by hand are told, not kept
  --set QUESTION=VALUE  answer one question: basics.hostname=mail.example.org; a list is JSON: basics.domains='["a.example"]'
  --out DIR             a new or empty directory
  --list                print the ids of the presets, one a line
  --schema              print the JSON Schema of answers.json

The preset comes first, then the file, then each --set from left to right; the later one wins.
Relative paths start from the directory that you call from.

Exit status: 0 done; 1 invalid answers, one line "QUESTION: FOUND, expected ..." each on standard error and nothing written;
2 wrong usage, or a file or directory that cannot be read or written.
`;
