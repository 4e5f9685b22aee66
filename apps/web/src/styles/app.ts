import './fonts.css';
import './theme.scss';
import './frame.css';
import './forms.css';
import './signature.css';
import './tables.css';
import './office.css';
import './board.css';
