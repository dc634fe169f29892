/** The field layer of the page once it is awake: react-hook-form takes over the controls as they are, with what they hold. */
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { inputIn } from './controls.ts';
import type { FieldLayer } from './field-layer.ts';

interface Props {
  readonly take: (layer: FieldLayer) => void;
}

export default function FormFields({ take }: Props) {
  const { register, setValue } = useForm({ shouldUnregister: false });
  useEffect(() => {
    take({
      register: (id, say) => register(id, { onChange: ({ target }: { target: EventTarget }) => say(inputIn(target)) }),
      set: setValue,
    });
  }, [register, setValue, take]);
  return null;
}
