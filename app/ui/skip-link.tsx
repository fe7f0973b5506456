/** The first thing a keyboard reaches: jumps over the navigation to `<main id="main">`. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="btn btn-primary absolute left-4 top-2 z-50 -translate-y-24 focus:translate-y-0 motion-reduce:transition-none"
    >
      Skip to content
    </a>
  );
}
