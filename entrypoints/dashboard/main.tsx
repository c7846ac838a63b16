import { showApp } from '../../components/app.tsx';
import { startDashboard } from '../../components/dashboard/ask-dashboard.ts';
import { DashboardView } from '../../components/dashboard/dashboard-view.tsx';
import { store } from '../../lib/store/open.ts';

startDashboard();
store().origin = 'dashboard';
showApp(<DashboardView />);
