// SPDX-License-Identifier: Apache-2.0

import {el, title} from './dom.js';

/** Where to turn to: the platform's contacts (Vidu reference, section 17), the manual, and how a client gets here. */
export async function help() {
    return [
        title('Help'),
        el('h2', {}, 'Point a client here'),
        el('dl', {class: 'facts'},
            el('dt', {}, 'Base URL'), el('dd', {}, el('code', {}, location.origin)),
            el('dt', {}, 'Header'), el('dd', {}, el('code', {}, 'Authorization: Token <your key>')),
            el('dt', {}, 'Camel'), el('dd', {}, el('code', {}, `camel.component.vidu.base-url = ${location.origin}`))),
        el('p', {}, 'A key is made under ', el('a', {href: '#keys'}, 'API keys'), ' and shown once.'),
        el('h2', {}, 'The manual'),
        el('p', {}, 'The folder ', el('code', {}, 'docs'), ' of the project has it, as text that reads as it stands: ',
            el('code', {}, 'index.adoc'), ' is the contents, ', el('code', {}, 'emulator.adoc'), ' is about what plays here, ',
            el('code', {}, 'emulator-console.adoc'), ' about this page, and ', el('code', {}, 'errors.adoc'),
            ' about every refusal.'),
        el('h2', {}, 'The platform itself'),
        el('p', {}, 'This is not the platform, and nothing here costs money. Whoever has a question about the real one writes to Vidu:'),
        el('ul', {},
            el('li', {}, 'global: ', el('a', {href: 'mailto:platform@vidu.studio'}, 'platform@vidu.studio')),
            el('li', {}, 'China: ', el('a', {href: 'mailto:platform@vidu.cn'}, 'platform@vidu.cn')))
    ];
}
