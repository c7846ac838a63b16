import { WelcomeView } from '../../components/account/welcome-view.tsx';
import { showApp } from '../../components/app.tsx';

showApp(<WelcomeView />);
