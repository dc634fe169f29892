/** Passwords at the servers that send for this one: one field a login, kept nowhere. */
import { useState } from 'react';
import { smarthostsOf } from '../../core/answers/smarthost.ts';
import { useObservable, usePage } from '../state/context.ts';

export function Passwords() {
  const { wizard, words } = usePage();
  const joined = useObservable(wizard.answers, ({ answers }) => {
    const servers = smarthostsOf(answers.routing).filter(
      ({ host, login }, index, all) => login !== '' && all.findIndex((other) => other.host === host) === index,
    );
    return JSON.stringify(servers.map(({ host, login }) => [host, login]));
  });
  const text = words.steps.routing?.passwords;
  const servers = JSON.parse(joined) as [host: string, login: string][];
  if (!text || servers.length === 0) return null;
  return (
    <div className="question">
      {servers.map(([host, login]) => (
        <Password key={host} host={host} login={login} />
      ))}
      <p className="help">{text.help}</p>
    </div>
  );
}

/** Uncontrolled: React would copy a controlled value into the document. */
function Password({ host, login }: { readonly host: string; readonly login: string }) {
  const { wizard, words } = usePage();
  const [shown, show] = useState(false);
  const text = words.steps.routing?.passwords;
  const id = `password.${host}`;
  if (!text) return null;
  return (
    <div className="password">
      <div className="label">
        <label htmlFor={id}>{text.label(login, host)}</label>
      </div>
      <span className="with-unit">
        <input
          id={id}
          type={shown ? 'text' : 'password'}
          className="input mono"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          dir="ltr"
          maxLength={512}
          data-1p-ignore=""
          // As a property: a default value would be an attribute of the document.
          ref={(field) => {
            if (field) field.value = wizard.secrets.get().smarthosts[host] ?? '';
          }}
          onInput={({ currentTarget }) => wizard.secrets.say(host, currentTarget.value)}
        />
        <button type="button" className="link" aria-pressed={shown} aria-controls={id} onClick={() => show(!shown)}>
          {shown ? text.hide : text.show}
        </button>
      </span>
    </div>
  );
}
