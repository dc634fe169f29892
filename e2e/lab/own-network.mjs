// Loaded into Vitest's main process by run.mjs: lets it start its workers through worker.sh, which gives those of the
// server tests a network namespace each. Test files can then run side by side, all with the same addresses and ports.
import { fileURLToPath } from 'node:url';

process.execPath = fileURLToPath(new URL('worker.sh', import.meta.url));
