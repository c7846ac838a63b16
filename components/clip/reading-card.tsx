import { Info } from 'lucide-react';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { Card, CardHead } from '../ui/card.tsx';

/** Most pages are read before this; a word about it would only flicker. */
const quietMs = 400;

/** Says that a page is being read, once it takes longer than usual: it is still being drawn, or shows somebody else. */
export function ReadingCard() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), quietMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return null;
  return (
    <Card label={i18n.t('page.reading')}>
      <CardHead title={i18n.t('page.reading')} mark={{ icon: Info }}>
        <span className="text-xs">{i18n.t('page.readingHint')}</span>
      </CardHead>
    </Card>
  );
}
