import { showApp } from '../../components/app.tsx';
import { loadFirstLook } from '../../components/pipeline/first-look.ts';
import { PopupView } from '../../components/pipeline/popup-view.tsx';
import { store } from '../../lib/store/open.ts';

store().origin = 'popup';
showApp(<PopupView first={await loadFirstLook(store())} />);
