/** The pieces that `late.ts` loads; nothing that the page starts with may import this but for its types. */
export { laterTerms } from '../words/terms-later.ts';
export { VersionRisk } from './checkup/VersionRisk.tsx';
export { Missing } from './Missing.tsx';
export { Memory } from './memory/Memory.tsx';
export { createMemory } from './memory/memory.ts';
export { LineReasons, WhatItMade } from './preview/LineBody.tsx';
export { Keys } from './wizard/Keys.tsx';
export { Passwords } from './wizard/Passwords.tsx';
export { Problems } from './wizard/Problems.tsx';
export { RelayRisks } from './wizard/RelayRisks.tsx';
export { RetryMeaning } from './wizard/RetryMeaning.tsx';
