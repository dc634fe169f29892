/** Exim's files as the wizard makes them, put in their places without install.sh: for tests of Exim alone. */
import type { Answers } from '../../src/core/answers/index.ts';
import { NO_SECRETS, type Secrets } from '../../src/core/answers/secrets.ts';
import { createGenerator, textOf } from '../../src/core/bundle.ts';
import { readme } from '../../src/words/en/readme.ts';
import type { Host } from '../lab/index.ts';

const generate = createGenerator(readme);

/** No server is started or told; what is started from now on reads these files. */
export async function configureExim(host: Host, answers: Answers, secrets: Secrets = NO_SECRETS): Promise<void> {
  for (const file of generate(answers, secrets)) {
    if (!file.path.startsWith('root/etc/exim4/')) continue;
    const owner = file.group ? `root:${file.group}` : 'root';
    await host.write(file.path.slice('root'.length), textOf(file), { mode: file.mode, owner });
  }
  await host.run('chgrp -R Debian-exim /etc/exim4/wizard && chmod 0750 /etc/exim4/wizard');
}
