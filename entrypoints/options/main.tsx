import { OptionsView } from '../../components/account/options-view.tsx';
import { showApp } from '../../components/app.tsx';

showApp(<OptionsView />, 'options');
