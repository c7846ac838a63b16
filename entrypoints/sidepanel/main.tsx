import { showApp } from '../../components/app.tsx';
import { PanelView } from '../../components/prospect/panel-view.tsx';

showApp(<PanelView />);
