#!/bin/sh
# Stands in for node when Vitest starts a worker (see own-network.mjs). A project asks for a network of its own with
#   pool: 'forks', env: { EXIM_WIZARD_OWN_NETWORK: '1' }
# because only the start of a process can give it one: Node cannot change its namespace later.
if [ "${EXIM_WIZARD_OWN_NETWORK-}" = 1 ]; then
  exec unshare --net sh -c 'ip link set lo up; exec "$EXIM_WIZARD_NODE" "$@"' worker "$@"
fi
exec "$EXIM_WIZARD_NODE" "$@"
