import { OptionsView } from '../../components/account/options-view.tsx';
import { showApp } from '../../components/app.tsx';
import { store } from '../../lib/store/open.ts';

store().origin = 'options';
showApp(<OptionsView />);
