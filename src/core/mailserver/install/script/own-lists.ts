/** The administrator's lists of hosts and senders: made once, empty, and then left alone. */
import { shellPart } from '../shell.ts';

export const ownLists = shellPart(
  'own_lists',
  `
# Lists of the administrator: made once, empty, and then left alone, whatever they say.
stage_own_lists() {
  [ "$OWN_LISTS" = yes ] || return 0
  keep_or_explain allow-hosts "Hosts that are spared the checks on strangers, one a line: 192.0.2.25, 192.0.2.0/24, 2001:db8::/32"
  keep_or_explain allow-senders "Senders that are spared the checks on strangers, one a line: somebody@example.com, *@example.com (anybody can forge them)"
  keep_or_explain deny-hosts "Hosts whose mail is refused, one a line: 192.0.2.25, 192.0.2.0/24, 2001:db8::/32"
  keep_or_explain deny-senders "Senders whose mail is refused, one a line: somebody@example.com, *@example.com, *@*.example.com"
}

keep_or_explain() {
  list=$OWN_FOLDER/$1
  mkdir -p "$WORK/root$OWN_FOLDER"
  if [ -e "$list" ]; then
    cp "$list" "$WORK/root$list"
  else
    printf '# %s\\n# Read again for each message: no restart after a change.\\n' "$2" >"$WORK/root$list"
  fi
  echo "0640 root $EXIM_GROUP $list" >>"$WORK/wanted"
}
`,
);
