/** The rule for everybody (Sieve): compiled where it stands, since Dovecot reads no other copy and may not write one as a recipient. */
import { shellPart } from '../shell.ts';

export const compileJunkRule = shellPart(
  'compile_junk_rule',
  `
# The compiled copy follows the script: made again where there is one, gone where there is none. It must be newer than the
# script, by whole seconds; nobody asks how old that is.
compile_junk_rule() {
  compiled=\${JUNK_RULE%.sieve}.svbin
  rm -f "$compiled"
  [ -f "$JUNK_RULE" ] || return 0
  touch -t 200001010000 "$JUNK_RULE"
  if ! sievec "$JUNK_RULE" >"$WORK/said" 2>&1; then
    tail -n 5 "$WORK/said" | indent
    return 1
  fi
  chmod 644 "$compiled"
}
`,
);
