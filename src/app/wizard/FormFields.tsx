/** The field layer of the page once it is awake: react-hook-form takes over the controls as they are, with what they hold. */
import { useEffect } from 'react';
import { createFormControl } from 'react-hook-form';
import { inputIn } from './controls.ts';
import type { FieldLayer } from './field-layer.ts';

interface Props {
  readonly take: (layer: FieldLayer) => void;
}

export default function FormFields({ take }: Props) {
  useEffect(() => {
    // Not its hook: that draws anew for a form's state, which nobody here asks for.
    const { register, setValue } = createFormControl({ shouldUnregister: false });
    take({
      register: (id, say) => register(id, { onChange: ({ target }: { target: EventTarget }) => say(inputIn(target)) }),
      set: setValue,
    });
  }, [take]);
  return null;
}
