/** React by itself, apart from the page that is drawn with it: it is run as soon as it is there, and the browser can draw before the rest. */
import 'react-dom/client';
