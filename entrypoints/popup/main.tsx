import { showApp } from '../../components/app.tsx';
import { PopupView } from '../../components/pipeline/popup-view.tsx';

showApp(<PopupView />, 'popup');
