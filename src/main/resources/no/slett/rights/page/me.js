'use strict';

const {words: pack, ...controller} = JSON.parse(document.getElementById('texts').textContent);
const view = document.getElementById('view');
const status = document.getElementById('status');
const kept = {
  get: name => { try { return sessionStorage.getItem(name); } catch { return null; } },
  set: (name, value) => {
    try { value ? sessionStorage.setItem(name, value) : sessionStorage.removeItem(name); } catch { /* only this page knows then */ }
  }
};
let token = kept.get('token');
let email = kept.get('email');
let language = [kept.get('language'), new URLSearchParams(location.search).get('lang'), ...navigator.languages.map(l => l.slice(0, 2)), 'nb']
  .map(l => l === 'no' ? 'nb' : l).find(l => pack[l]);

// words

const say = (key, values = controller) => (pack[language][key] ?? key)
  .replace(/\{(\w+)}/g, (_, name) => values[name] ?? '');
const day = instant => new Date(instant).toLocaleDateString(language === 'en' ? 'en-GB' : language,
  {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Oslo'});

// elements

const el = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(child => child != null && child !== false));
  return element;
};
const field = (name, label, attributes = {}, tag = 'input', ...children) =>
  el('label', {}, label, attributes.hint && el('small', {}, attributes.hint),
    el(tag, {name, ...attributes, hint: null}, ...children));
const choices = (prefix, names) => names.map(name => el('option', {value: name}, say(prefix + '.' + name)));
const facts = pairs => el('dl', {}, pairs.filter(([, value]) => value && value.length !== 0)
  .flatMap(([term, value]) => [el('dt', {}, term),
    el('dd', {}, Array.isArray(value) ? el('ul', {}, value.map(v => el('li', {}, v))) : value)]));
const fold = (heading, ...children) => el('details', {}, el('summary', {}, heading), ...children);

/** A form that is sent once at a time, and says what came of it. */
const form = (submit, ...children) => el('form', {
  onsubmit: async event => {
    event.preventDefault();
    await busy(event.target, () => submit(event.target.elements, event.target));
  }
}, ...children);
const button = (label, press, kind) => el('button', {type: 'button', class: kind, onclick: event =>
  busy(event.target, press)}, label);
const busy = async (part, work) => {
  const buttons = part.matches('button') ? [part] : [...part.querySelectorAll('button')];
  buttons.forEach(b => { b.disabled = true; });
  tell(say('working'));
  try {
    const said = await work();
    tell(typeof said === 'string' ? said : '');
  } catch (problem) {
    if (problem.status === 401 && token) leave(say('signin.ended'));
    else tell(explain(problem), true);
  } finally {
    buttons.forEach(b => { b.disabled = false; });
  }
};
const tell = (words, bad = false) => {
  status.textContent = words;
  status.className = bad ? 'bad' : '';
};

// the service

const call = async (method, path, body, headers = {}) => {
  const json = body && !(body instanceof FormData);
  const answer = await fetch(path, {
    method,
    cache: 'no-store',
    headers: {
      'Accept-Language': language,
      ...(token && {Authorization: 'Bearer ' + token}),
      ...(json && {'Content-Type': 'application/json'}),
      ...headers
    },
    body: json ? JSON.stringify(body) : body
  });
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw {status: answer.status, ...problem};
};
const explain = problem => {
  const type = (problem.type ?? '').split(':').at(-1);
  if (problem.field === 'code' || problem.field === 'emailCode') return say('error.code');
  if (type === 'frozen') return say('error.frozen');
  if (type === 'file-rejected') return say('error.file');
  if (problem.field) return say('error.field', {field: pack[language]['application.' + problem.field] ?? problem.field});
  const known = {409: 'state', 413: 'large', 429: 'many', 503: 'wait', 507: 'wait'}[problem.status];
  return say('error.' + (known ?? 'other'));
};
const download = async (path, name, headers) => {
  const answer = await call('GET', path, undefined, headers);
  const link = el('a', {href: URL.createObjectURL(await answer.blob()), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  return say('done');
};

// signing in

const enter = async code => {
  const session = await (await call('POST', '/v1/me/sessions', {email, code})).json();
  token = session.token;
  kept.set('token', token);
  await home();
};
const leave = words => {
  token = email = null;
  kept.set('token', null);
  kept.set('email', null);
  askForAddress();
  tell(words);
};
const askForAddress = () => show(
  el('h2', {}, say('signin.heading')),
  form(async fields => {
    email = fields.email.value.trim();
    kept.set('email', email);
    await call('POST', '/v1/me/codes', {email, locale: language});
    askForCode();
    return say('signin.sent', {email});
  },
  field('email', say('signin.email'), {inputmode: 'email', autocapitalize: 'none', spellcheck: 'false', autocomplete: 'email', required: true, maxlength: 254, value: email}),
  el('button', {}, say('signin.send'))));
const askForCode = (code = '') => {
  show(
    el('h2', {}, say('signin.heading')),
    form(fields => enter(fields.code.value.trim()),
      email ? null : field('email', say('signin.email'), {inputmode: 'email', autocapitalize: 'none', spellcheck: 'false', autocomplete: 'email', required: true, maxlength: 254,
        oninput: event => { email = event.target.value.trim(); }}),
      field('code', say('signin.code'), {hint: say('signin.codeHint'), inputmode: 'numeric', autocomplete: 'one-time-code',
        pattern: '\\s*[0-9]{6}\\s*', required: true, maxlength: 10, value: code}),
      el('button', {}, say('signin.open'))),
    button(say('signin.other'), async () => askForAddress(), 'plain'));
  view.querySelector('input').focus();
};

// what there is

const home = async () => {
  const [me, asked, pool] = await Promise.all([
    call('GET', '/v1/me').then(answer => answer.json()),
    call('GET', '/v1/me/requests').then(answer => answer.json()),
    call('GET', '/v1/me/consents/talent-pool?lang=' + language).then(answer => answer.json()).catch(() => null)
  ]);
  show(
    el('p', {class: 'who'}, el('span', {}, say('signin.as', {email: me.email})),
      button(say('signin.out'), async () => {
        await call('DELETE', '/v1/me/sessions');
        leave(say('signin.ended'));
        return say('signin.ended');
      }, 'plain')),
    me.applications.length === 0 && el('p', {}, say('empty')),
    me.applications.map(application => card(application, pool)),
    copies(),
    requests(asked.items));
};
const again = words => async () => { await home(); return words; };

const card = (application, pool) => {
  const path = '/v1/me/applications/' + application.applicationId;
  const current = application.documents.filter(document => !document.supersededBy);
  return el('section', {},
    el('h2', {}, say('application.heading', {title: application.title})),
    application.withdrawn && el('p', {}, el('strong', {}, say('application.withdrawn'))),
    facts([
      [say('application.received'), day(application.receivedAt)],
      [say('application.status'), say('status.' + application.processStatus)],
      [say('application.gone'), day(application.erasure.latest)],
      [say('application.pool'), application.talentPool && day(application.talentPool.expiresAt)],
      [say('application.name'), application.givenName + ' ' + application.familyName],
      [say('application.email'), application.email],
      [say('application.phone'), application.phone],
      [say('application.address'), application.address],
      [say('application.letter'), application.coverLetter],
      [say('application.documents'), application.documents.map(document => say('kind.' + document.kind) + ': ' + document.filename
        + ' – ' + say('state.' + (document.supersededBy ? 'superseded' : document.state)))],
      [say('application.statements'), (application.statements ?? []).map(statement => statement.text)],
      ...Object.entries(application.answers ?? {})
    ]),
    !application.withdrawn && [
      correct(application, path),
      newEmail(path),
      current.length > 0 && newVersion(current, path),
      statement(path),
      pool && (application.talentPool || ['open', 'decided', 'closing'].includes(application.processStatus)) && consent(application, pool),
      withdraw(application, path)
    ]);
};

const correct = (application, path) => {
  const names = ['givenName', 'familyName', 'phone', 'address'];
  return fold(say('correct.heading'), form(async fields => {
    const changed = names.filter(name => fields[name].value.trim() !== (application[name] ?? ''));
    if (changed.length > 0) {
      await call('PATCH', path, Object.fromEntries(changed.map(name => [name, fields[name].value.trim() || null])));
    }
    return again(say('correct.saved'))();
  },
  field('givenName', say('correct.given'), {value: application.givenName, required: true, maxlength: 100, autocomplete: 'given-name'}),
  field('familyName', say('correct.family'), {value: application.familyName, required: true, maxlength: 100, autocomplete: 'family-name'}),
  field('phone', say('correct.phone'), {value: application.phone, type: 'tel', maxlength: 50, autocomplete: 'tel'}),
  field('address', say('correct.address'), {value: application.address, maxlength: 500, autocomplete: 'street-address'}),
  el('button', {}, say('correct.save'))));
};

const newEmail = path => fold(say('newEmail.heading'), form(async (fields, sent) => {
  const address = fields.email.value.trim();
  if (!fields.emailCode) {
    await call('POST', '/v1/me/codes', {email: address, locale: language});
    fields.email.readOnly = true;
    sent.querySelector('button').before(field('emailCode', say('newEmail.code'), {inputmode: 'numeric', autocomplete: 'one-time-code',
      required: true, maxlength: 10}));
    sent.querySelector('button').textContent = say('newEmail.save');
    fields.emailCode.focus();
    return say('signin.sent', {email: address});
  }
  await call('PATCH', path, {email: address, emailCode: fields.emailCode.value.trim()});
  return again(say('newEmail.saved'))();
},
field('email', say('newEmail.address'), {inputmode: 'email', autocapitalize: 'none', spellcheck: 'false', required: true, maxlength: 254}),
el('button', {}, say('newEmail.send'))));

const newVersion = (documents, path) => fold(say('document.heading'), form(async fields => {
  const chosen = documents.find(document => document.id === fields.which.value);
  const body = new FormData();
  body.append(chosen.kind, fields.file.files[0]);
  await call('PUT', path + '/documents/' + chosen.id, body);
  return again(say('document.sent'))();
},
field('which', say('document.which'), {}, 'select', ...documents.map(document =>
  el('option', {value: document.id}, say('kind.' + document.kind) + ': ' + document.filename))),
field('file', say('document.file'), {type: 'file', required: true}),
el('button', {}, say('document.send'))));

const statement = path => fold(say('statement.heading'), el('p', {class: 'quiet'}, say('statement.hint')), form(async fields => {
  await call('POST', path + '/statements', {text: fields.text.value});
  return again(say('statement.saved'))();
},
field('text', say('statement.text'), {required: true, maxlength: 5000}, 'textarea'),
el('button', {}, say('statement.save'))));

const consent = (application, pool) => {
  const path = '/v1/me/consents/talent-pool';
  return fold(say('pool.heading'), application.talentPool
    ? [el('p', {}, say('pool.said')), button(say('pool.no'), async () => {
      await call('DELETE', path + '?applicationId=' + application.applicationId);
      return again(say('pool.ended'))();
    })]
    : [el('p', {}, say('pool.free')), el('div', {class: 'words', lang: pool.language}, pool.text.split(/\n{2,}/).map(words => el('p', {}, words))),
      button(say('pool.yes'), async () => {
        await call('PUT', path, {applicationId: application.applicationId, textVersion: pool.version, language: pool.language});
        return again(say('pool.said'))();
      })]);
};

const withdraw = (application, path) => fold(say('withdraw.heading'), el('p', {}, say('withdraw.hint')),
  el('button', {type: 'button', class: 'grave', onclick: () => {
    const name = 'sure-' + application.applicationId;
    const sure = el('dialog', {'aria-labelledby': name, onclose: () => sure.remove()},
      el('p', {id: name}, say('withdraw.sure', {title: application.title})),
      el('p', {}, say('withdraw.hint')),
      el('p', {class: 'row'},
        el('button', {type: 'button', autofocus: true, onclick: () => sure.close()}, say('withdraw.cancel')),
        button(say('withdraw.confirm'), async () => {
          await call('DELETE', path);
          sure.close();
          return again(say('withdraw.done'))();
        }, 'grave')));
    document.body.append(sure);
    sure.showModal();
  }}, say('withdraw.open')));

const copies = () => el('section', {}, el('h2', {}, say('copies.heading')),
  el('p', {}, say('copies.allHint')),
  button(say('copies.all'), () => download('/v1/me/export?lang=' + language, 'slett.zip')),
  el('p', {}, say('copies.mineHint')),
  button(say('copies.mine'), () => download('/v1/me/portable', 'portable.zip', {Accept: 'application/zip'})));

// asking

const requests = asked => el('section', {}, el('h2', {}, say('request.heading')), el('p', {}, say('request.intro')),
  form(async fields => {
    const text = fields.text.value.trim();
    const type = fields.type.value;
    const got = await (await call('POST', '/v1/me/requests',
      {type, ...(type === 'restriction' && {ground: fields.ground.value}), ...(text && {text})})).json();
    const outcomes = (got.outcomes ?? []).map(outcome => outcome.text).filter(Boolean);
    return again([say('request.sent', {date: day(got.dueInternal)}), got.restricted?.length > 0 && say('outcome.restricted'), ...outcomes]
      .filter(Boolean).join(' '))();
  },
  field('type', say('request.type'), {onchange: event => {
    event.target.form.elements.ground.closest('label').hidden = event.target.value !== 'restriction';
  }}, 'select', ...choices('type', ['access', 'rectification', 'restriction', 'objection', 'erasure', 'portability', 'complaint'])),
  hiddenAtFirst(field('ground', say('request.ground'), {}, 'select', ...choices('ground', ['accuracy', 'unlawful', 'subject-claims', 'objection']))),
  field('text', say('request.text'), {maxlength: 10000}, 'textarea'),
  el('button', {}, say('request.send'))),
  el('h3', {}, say('request.mine')),
  asked.length === 0 ? el('p', {class: 'quiet'}, say('request.none')) : asked.map(request));
const hiddenAtFirst = label => { label.hidden = true; return label; };
const request = one => el('section', {},
  facts([
    [say('request.type'), say('type.' + one.type)],
    [say('request.received'), day(one.receivedAt)],
    [say('request.due'), !one.answeredAt && day(one.extendedAt ? one.dueLegal : one.dueInternal)],
    [say('request.answered'), one.answeredAt && day(one.answeredAt) + (one.outcome ? ': ' + say('outcome.' + one.outcome) : '')]
  ]),
  one.waitingForYou && form(async fields => {
    await call('POST', '/v1/me/requests/' + one.requestId + '/reply', {text: fields.text.value});
    return again(say('request.replied'))();
  },
  el('p', {}, say('request.waiting')),
  field('text', say('request.reply'), {required: true, maxlength: 10000}, 'textarea'),
  el('button', {}, say('request.sendReply'))));

// the page

const show = (...parts) => {
  frame();
  view.replaceChildren(...parts.flat(2).filter(Boolean));
  document.getElementById('title').focus();
};
const frame = () => {
  document.documentElement.lang = language;
  for (const name of ['title', 'intro', 'contact']) document.getElementById(name).textContent = say(name);
  document.title = say('title');
  const languages = document.getElementById('languages');
  languages.setAttribute('aria-label', say('languages'));
  languages.replaceChildren(...Object.keys(pack).map(tag => el('li', {}, el('button', {
    type: 'button', class: 'plain', lang: tag, 'aria-pressed': String(tag === language), onclick: () => {
      language = tag;
      kept.set('language', tag);
      begin();
    }
  }, pack[tag].name))));
};
const begin = () => token ? busy(view, home) : askForAddress();

const linked = /^#(\d{6})$/.exec(location.hash)?.[1];
if (linked) {
  history.replaceState(null, '', location.pathname + location.search);
  token = email = null;
  askForCode(linked);
} else {
  begin();
}
