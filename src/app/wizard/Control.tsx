/** The control of a question: its `name` is the question's id, whatever its kind. */
import { fieldOf, type QuestionId } from '../../core/answers/index.ts';
import type { QuestionWords } from '../../words/messages.ts';
import { inputNow } from '../state/answers-store.ts';
import { usePage } from '../state/context.ts';
import { type ControlProps, useFields } from './field-layer.ts';
import { KeyHash } from './KeyHash.tsx';

interface Props {
  readonly id: QuestionId;
  readonly words: QuestionWords;
  readonly describedBy: string;
  readonly invalid: boolean;
}

/** Choices with many values are a list to pick from; few are all in sight, with what each of them means. */
export const asSelect: ReadonlySet<QuestionId> = new Set<QuestionId>(['basics.platform', 'basics.eximVersion']);

function useControl(id: QuestionId) {
  const { wizard } = usePage();
  const field = useFields().register(id, (input) => wizard.answers.say(id, input));
  return { field, input: inputNow(wizard.answers.get(), id) };
}

const plainText = {
  autoComplete: 'off',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  dir: 'ltr',
} as const;

export function Control(props: Props) {
  const { control } = fieldOf(props.id);
  switch (control.kind) {
    case 'text':
      if (props.id === 'tls.keyHash') return <KeyHash>{(field) => <TextField {...props} field={field} />}</KeyHash>;
      return <TextControl {...props} />;
    case 'number':
      return <NumberControl {...props} min={control.min} max={control.max} />;
    case 'list':
    case 'aliases':
    case 'rows':
      return <ListControl {...props} />;
    case 'choice':
      return asSelect.has(props.id) ? (
        <SelectControl {...props} values={control.values} />
      ) : (
        <RadioControl {...props} values={control.values} />
      );
    case 'flag':
      return null;
    default:
      return control satisfies never;
  }
}

const aria = ({ describedBy, invalid }: Props) => ({ 'aria-describedby': describedBy, 'aria-invalid': invalid });

function TextControl(props: Props) {
  return <TextField {...props} field={useControl(props.id).field} />;
}

function TextField({ field, ...props }: Props & { readonly field: ControlProps }) {
  const { wizard } = usePage();
  return (
    <input
      {...field}
      {...plainText}
      {...aria(props)}
      id={props.id}
      type="text"
      className="input mono"
      defaultValue={String(inputNow(wizard.answers.get(), props.id))}
    />
  );
}

function NumberControl({ min, max, ...props }: Props & { readonly min: number; readonly max: number }) {
  const { field, input } = useControl(props.id);
  return (
    <span className="with-unit">
      <input
        {...field}
        {...aria(props)}
        id={props.id}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        className="input number"
        defaultValue={String(input)}
      />
      <span className="unit">{props.words.unit}</span>
    </span>
  );
}

function ListControl(props: Props) {
  const { field, input } = useControl(props.id);
  const tall = fieldOf(props.id).control.kind !== 'list';
  return (
    <textarea
      {...field}
      {...plainText}
      {...aria(props)}
      id={props.id}
      rows={tall ? 4 : 2}
      className={tall ? 'input mono area tall' : 'input mono area'}
      defaultValue={String(input)}
    />
  );
}

function SelectControl({ values, ...props }: Props & { readonly values: readonly string[] }) {
  const { field, input } = useControl(props.id);
  return (
    <select {...field} {...aria(props)} id={props.id} className="input select" defaultValue={String(input)}>
      {values.map((value) => (
        <option key={value} value={value}>
          {props.words.choices?.[value]?.label ?? value}
        </option>
      ))}
    </select>
  );
}

function RadioControl({ values, ...props }: Props & { readonly values: readonly string[] }) {
  const { field, input } = useControl(props.id);
  return (
    <div className="choices">
      {values.map((value) => {
        const choice = props.words.choices?.[value];
        const helpId = `${props.id}.${value}.help`;
        return (
          <label key={value} className="choice">
            <input
              {...field}
              id={`${props.id}.${value}`}
              type="radio"
              value={value}
              defaultChecked={input === value}
              aria-describedby={choice?.help ? helpId : undefined}
            />
            <span className="choice-label">{choice?.label ?? value}</span>
            {choice?.help && (
              <span id={helpId} className="choice-help">
                {choice.help}
              </span>
            )}
          </label>
        );
      })}
    </div>
  );
}

/** A flag stands before its own label. */
export function FlagControl(props: Props) {
  const { field, input } = useControl(props.id);
  return (
    <input {...field} {...aria(props)} id={props.id} type="checkbox" className="flag" defaultChecked={input === true} />
  );
}
