import { Component, type ReactNode } from 'react';
import { missed } from '../missed.ts';

/** Around what is loaded later: where that fails it stays away, is told, and the rest of the page goes on. */
export class Caught extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override componentDidCatch(): void {
    missed.set(true);
  }
  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
