import { listPage } from '../../services/list-page';

Page(listPage('reviewer'));
