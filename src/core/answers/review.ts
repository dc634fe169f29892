import { choice } from './field.ts';

/** Step 6: how the files are written. */
export const review = {
  /** How much the generated files explain. */
  comments: choice(['none', 'brief', 'teaching'], 'brief'),
};
