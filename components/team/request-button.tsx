import { i18n } from '#i18n';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { problemText, type Request } from './use-request.ts';

/** A button whose act asks the server. It keeps the focus while it waits, and says so when that takes long. */
export function RequestButton({
  request,
  onClick,
  children,
  ...rest
}: Omit<ButtonProps, 'onClick'> & { readonly request: Request; readonly onClick: () => void }) {
  return (
    <Button
      {...rest}
      aria-disabled={request.isRunning}
      onClick={() => {
        if (!request.isRunning) onClick();
      }}
    >
      {request.isSlow ? i18n.t('team.asking') : children}
    </Button>
  );
}

/** What went wrong, beside the control that caused it. */
export function RequestProblem({ request }: { readonly request: Pick<Request, 'failure'> }) {
  const text = problemText(request.failure);
  return text === undefined ? null : (
    <p role="alert" className="text-xs text-critical-ink">
      {text}
    </p>
  );
}
