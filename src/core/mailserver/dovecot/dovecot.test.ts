/** What is printed, by version and kind of mailbox, as files that a person can read: `fixtures/`. */
import { describe, expect, test } from 'vitest';
import { type Answers, defaultsOf, type PlatformId, withAnswer } from '../../answers/index.ts';
import { type FileDefinition, generateFile, linesOf, textOf } from '../file.ts';
import { dovecotDropIn, dovecotSnippet, dovecotUsers } from './index.ts';

const pairs = (['debian-12', 'debian-13'] as const).flatMap((platform) =>
  (['system', 'virtual'] as const).map((users) => ({ platform, users })),
);

function answersFor(platform: PlatformId, users: 'system' | 'virtual'): Answers {
  return withAnswer(withAnswer(defaultsOf('internet-dovecot'), 'basics.platform', platform), 'dovecot.users', users);
}

function print(definition: FileDefinition, answers: Answers): string {
  const file = generateFile(definition, answers);
  return file ? textOf(file) : '';
}

describe.each(pairs)('$platform, $users users', ({ platform, users }) => {
  test('the files', async () => {
    const answers = answersFor(platform, users);
    for (const definition of [dovecotUsers, dovecotDropIn, dovecotSnippet]) {
      const text = print(definition, answers);
      if (definition === dovecotUsers && users === 'system') expect(text).toBe('');
      else await expect(text).toMatchFileSnapshot(`fixtures/${platform}-${users}/${definition.id}.conf`);
    }
  });

  test('no setting of the other version', () => {
    const answers = answersFor(platform, users);
    const text = [dovecotUsers, dovecotDropIn, dovecotSnippet].map((definition) => print(definition, answers)).join('');
    const wrong =
      platform === 'debian-12'
        ? /ssl_server_|auth_allow_cleartext|mail_driver|mail_path|passwd_file_path|auth-legacy|%\{|listen =/
        : /ssl_cert |ssl_key |disable_plaintext|mail_location|args =|override_fields|%L|address =|address_ =/;
    expect(text.replaceAll('postmaster_address =', '')).not.toMatch(wrong);
  });

  test('comments are comments, and can be left out', () => {
    for (const level of ['none', 'brief', 'teaching'] as const) {
      const answers = withAnswer(answersFor(platform, users), 'review.comments', level);
      const file = generateFile(dovecotDropIn, answers);
      const comments = linesOf(file as NonNullable<typeof file>).filter((line) => line.comment);
      expect(comments.every((line) => line.text.trimStart().startsWith('#'))).toBe(true);
      expect(comments.length > 0).toBe(level !== 'none');
    }
  });
});

test("Dovecot's own certificate stays where ours is not wanted", () => {
  const answers = withAnswer(defaultsOf('internet-dovecot'), 'dovecot.certificate', false);
  expect(print(dovecotDropIn, answers)).not.toContain('cert');
  expect(print(dovecotDropIn, answers)).toContain('ssl = required');
});
