#!/usr/bin/env node
// Runs the tests:  node e2e/run.mjs [--skip-provision] [--all] [what `vitest run` takes]
//
// The server tests play the Internet: they hold foreign addresses and listen on port 25. All of that happens in
// namespaces of its own, so the machine's network, names and processes are neither seen nor touched, and whatever a
// test leaves behind ends with the run:
//
//   run.mjs ── unshare ── run.mjs (PID 1 in there) ── vitest ── lab/worker.sh ── a test file, in its own network
//
// Where that is impossible (no root, no Linux) the tests run without the lab and those that need it skip; with CI=true
// this is a failure.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const INSIDE = '--inside-the-lab';
const SKIP = '--skip-provision';
/** Everything that the server tests can do, where an ordinary run takes a share. */
const ALL = '--all';
const NAMESPACES = ['--net', '--mount', '--pid', '--uts', '--ipc', '--fork', '--mount-proc', '--kill-child'];
const inCi = process.env.CI === 'true';
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const say = (text) => process.stderr.write(`\n*** ${text}\n\n`);

const [first, ...rest] = process.argv.slice(2);
if (first === INSIDE) runInside(rest);
else runOutside(process.argv.slice(2));

function runOutside(args) {
  if (args.includes(ALL)) process.env.EXIM_WIZARD_ALL = '1';
  const vitestArguments = args.filter((argument) => argument !== SKIP && argument !== ALL);
  const obstacle = provision(args.includes(SKIP)) ?? obstacleToNamespaces();
  if (!obstacle) {
    const child = spawn('unshare', [...NAMESPACES, process.execPath, path('run.mjs'), INSIDE, ...vitestArguments], {
      stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    });
    // unshare itself holds signals back, so they go to its child; what does not end then is killed.
    follow(child, (signal) => {
      for (const pid of childrenOf(child.pid)) process.kill(pid, signal);
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    });
    return;
  }
  say(`NO LAB: ${obstacle}. ${inCi ? 'With CI=true this is a failure.' : 'The tests on real servers are skipped.'}`);
  if (inCi) process.exit(1);
  const child = spawn(process.execPath, [path('../node_modules/vitest/vitest.mjs'), 'run', ...vitestArguments], {
    stdio: 'inherit',
    env: { ...process.env, EXIM_WIZARD_LAB: '' },
  });
  follow(child, (signal) => child.kill(signal));
}

/** As PID 1 of the lab: its end is everybody's end. */
function runInside(args) {
  // Nothing is ever written to this pipe: it closes when the process outside is gone, even by SIGKILL.
  new Socket({ fd: 3 }).on('close', () => process.exit(1)).resume();
  const loopback = spawnSync('ip', ['link', 'set', 'lo', 'up'], { stdio: 'inherit' });
  if (loopback.status !== 0) process.exit(1);
  // For what several test files share (servers/once.ts).
  const folder = mkdtempSync(join(tmpdir(), 'exim-wizard-run-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const preload = ['--import', path('lab/own-network.mjs')];
  const child = spawn(process.execPath, [...preload, path('../node_modules/vitest/vitest.mjs'), 'run', ...args], {
    stdio: 'inherit',
    env: { ...process.env, EXIM_WIZARD_LAB: '1', EXIM_WIZARD_NODE: process.execPath, EXIM_WIZARD_RUN: folder },
  });
  follow(child, (signal) => child.kill(signal));
}

function provision(skip) {
  if (skip || process.env.EXIM_WIZARD_SKIP_PROVISION) return undefined;
  const { status, error } = spawnSync('bash', [path('provision.sh')], { stdio: 'inherit' });
  if (error) return `bash does not start (${error.message})`;
  return status === 0 ? undefined : `e2e/provision.sh ended with status ${status}`;
}

function obstacleToNamespaces() {
  const probe = spawnSync('unshare', [...NAMESPACES, 'true'], { encoding: 'utf8' });
  if (probe.status === 0) return undefined;
  return `namespaces cannot be made here (${probe.error?.message ?? probe.stderr.trim()})`;
}

/** Passes signals on and ends as the child ends. */
function follow(child, pass) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group; Vitest would take a second one for impatience.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) pass(signal);
    });
  }
  child.on('error', (error) => {
    say(error.message);
    process.exit(1);
  });
  child.on('close', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function childrenOf(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}
