import { sessions } from './sessions.ts';

sessions('bookworm');
