// Runs before the app and without it. It tells the applicant when the browser is too old, when a file cannot be loaded and when
// the app has stopped, and it makes the Trusted Types policies. It is plain old JavaScript, so that an old browser can read it.
(function () {
  'use strict';
  // The words in every language. A new language is a new entry, under its BCP 47 tag.
  var languages = {
    en: {
      old: 'This browser is too old for Signet',
      oldDo: 'Update it, or open this page in the latest version of Chrome, Edge, Firefox or Safari. Nothing you saved is lost.',
      unloadable: 'Signet did not load',
      unloadableDo: 'Part of this page did not load. Check your connection, then reload the page. Nothing you saved is lost.',
      stopped: 'Signet has stopped',
      stoppedDo: 'There is a problem with this page. Copy your answers, then reload the page to continue from what was last saved.',
      reload: 'Reload the page',
      copy: 'Copy my answers',
      copied: 'Copied',
      answers: 'My answers',
      application: 'Applicant information',
      verification: 'Verification information',
      check: 'Check your answers',
      status: 'Application status',
      orders: 'Your certificates',
      photo: 'Take the photo'
    },
    'zh-CN': {
      old: '浏览器版本过旧，无法使用 Signet',
      oldDo: '请更新浏览器，或使用最新版 Chrome、Edge、Firefox 或 Safari 打开此页面。已保存的内容不会丢失。',
      unloadable: 'Signet 加载失败',
      unloadableDo: '页面部分内容加载失败。请检查网络连接后刷新页面。已保存的内容不会丢失。',
      stopped: 'Signet 已停止运行',
      stoppedDo: '此页面出现错误。请先复制您填写的内容，然后刷新页面，从上次保存的内容继续。',
      reload: '刷新页面',
      copy: '复制我填写的内容',
      copied: '已复制',
      answers: '我填写的内容',
      application: '申请信息',
      verification: '验证信息',
      check: '确认申请信息',
      status: '申请状态',
      orders: '您的证书',
      photo: '拍摄照片'
    }
  };
  // The link of a phone has its secret behind '#'. It leaves the address before anything else happens, and is kept in this variable
  // alone, so no later request, history entry or report has it.
  var token = '';
  function takeToken() {
    if (/\/photo$/.test(location.pathname) && location.hash.length > 1) {
      token = location.hash.slice(1);
      history.replaceState(null, '', location.pathname);
    }
    return token;
  }
  takeToken();

  // Without its secret the page would be of no use after a reload, so it gets it back. The next page takes it out again.
  function loadAgain() {
    if (token && /\/photo$/.test(location.pathname)) history.replaceState(null, '', '#' + token);
    location.reload();
  }

  var wanted = (navigator.language || '').slice(0, 2).toLowerCase();
  var language = Object.keys(languages).filter(function (tag) { return tag.slice(0, 2) === wanted; })[0] || 'en';
  var words = languages[language];
  // The name of the product, before the settings of the site are known: an operator's release has it in index.html.
  var brand = document.title || 'Signet';

  function element(name, text, parent, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    parent.appendChild(made);
    return made;
  }

  // Shows a message in place of the page. The page stays in the document, hidden, so that answers can be copied out of it.
  function tell(kind, detail) {
    if (document.getElementById('trouble')) return null;
    var body = document.body;
    for (var i = 0; i < body.children.length; i++) body.children[i].hidden = true;
    var main = element('main', '', body, 'trouble');
    main.id = 'trouble';
    main.lang = language;
    var title = words[kind].replace('Signet', function () { return brand; });
    var heading = element('h1', title, main);
    heading.tabIndex = -1;
    element('p', words[kind + 'Do'], main);
    if (detail) element('p', detail, main, 'muted small');
    document.title = title;
    var acts = element('div', '', main, 'acts');
    if (kind !== 'old') {
      var reload = element('button', words.reload, acts, 'button');
      reload.type = 'button';
      reload.onclick = loadAgain;
    }
    heading.focus();
    return acts;
  }

  // The answers on the page that stopped, each with its label. Files and passwords are left out.
  function answers() {
    var lines = [];
    var fields = document.querySelectorAll('input, textarea, select');
    for (var i = 0; i < fields.length; i++) {
      var field = fields[i];
      if (/^(file|password|hidden|submit|button)$/.test(field.type) || !field.value) continue;
      if (/^(checkbox|radio)$/.test(field.type) && !field.checked) continue;
      var label = field.labels && field.labels[0] ? field.labels[0].textContent.replace(/\s+/g, ' ').trim() : field.name;
      lines.push(label + ': ' + field.value);
    }
    return lines.join('\n');
  }

  function copyButton(acts) {
    if (!answers()) return;
    var copy = element('button', words.copy, acts, 'button quiet');
    copy.type = 'button';
    copy.onclick = function () {
      // Read at the press: an answer may have been typed while the page was stopping.
      var text = answers();
      var show = function () {
        var area = element('textarea', text, acts.parentNode);
        area.readOnly = true;
        area.rows = 10;
        area.setAttribute('aria-label', words.answers);
        area.select();
      };
      if (!navigator.clipboard) { show(); return; }
      navigator.clipboard.writeText(text).then(function () { copy.textContent = words.copied; }, show);
    };
  }

  // A file is missing where the page is older than the last deployment: a reload fetches the newest index.html and mends that.
  // A page that was reloaded already does not reload again. The browser knows, so nothing need be stored.
  function reloads() {
    var entries = window.performance && performance.getEntriesByType ? performance.getEntriesByType('navigation') : [];
    var first = entries.length && entries[0].type !== 'reload';
    if (first) loadAgain();
    return first;
  }

  function unloadable(detail) { if (!reloads()) tell('unloadable', detail); }

  // A part of the program is missing. The page that needs it says so; a reload helps only after a deployment.
  function reloadIfOutdated() { if (window.signet.outdated) reloads(); }

  // `where` is a file and a line of the program. It never holds an answer.
  function failed(where) {
    var acts = tell('stopped', where);
    if (acts) copyButton(acts);
  }

  function validates(bytes) { return WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0].concat(bytes))); }

  // The compiled app uses big integers, bulk memory (memory.copy) and reference types (ref.null).
  function supported() {
    try {
      return typeof BigInt === 'function' && 'noModule' in document.createElement('script') &&
        validates([1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 14, 1, 12, 0, 65, 0, 65, 0, 65, 0, 252, 10, 0, 0, 11]) &&
        validates([1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 7, 1, 5, 0, 208, 112, 26, 11]);
    } catch (error) {
      return false;
    }
  }

  function refuse() { throw new TypeError('Signet refused this'); }

  var policy = { createScriptURL: function (url) { return url; } };
  if (window.trustedTypes) {
    policy = trustedTypes.createPolicy('signet', {
      createScriptURL: function (url) {
        var asked = new URL(url, location.href);
        return asked.origin === location.origin && asked.pathname.indexOf(window.signet.base + 'assets/') === 0 ? asked.href : refuse();
      }
    });
    // Leptos writes those parts of a view that never change through innerHTML. They are texts and drawings. So the policy passes
    // the tags and attributes of this list, in just this spelling, and nothing else. Nothing in the list runs, loads, leads
    // anywhere, has a style or a name, or changes how the browser reads the rest. A text that somebody wrote never comes here.
    trustedTypes.createPolicy('default', {
      createHTML: function (markup) {
        return /^[^<>]*(<\/?(b|circle|div|em|g|h2|li|ol|p|path|small|span|strong|svg|ul)( (aria-[a-z]+|class|c?[xy]|d|fill|r|stroke[a-z-]*|viewBox)="[^"&<>:(\\]*")*>[^<>]*)*$/
          .test(markup) ? markup : refuse();
      }
    });
  }

  // The heading of the page that is coming, for the first paint, and the part of the program that draws the page. The words are
  // those of `text`, which is in the program.
  var headings = [
    [/\/application$/, words.application],
    [/\/verification$/, words.verification, 'journey'],
    [/\/check$/, words.check, 'journey'],
    [/\/status$/, words.status, 'journey'],
    [/\/print$/, '', 'journey'],
    [/\/photo$/, words.photo, 'photo'],
    [/\/$/, words.orders, 'orders']
  ];
  var shellHeading = document.getElementById('shell-heading');
  var coming = headings.filter(function (heading) { return heading[0].test(location.pathname); })[0] || [];
  if (shellHeading && coming[1]) shellHeading.textContent = coming[1];
  document.documentElement.lang = language;

  window.signet = { part: coming[2], supported: supported(), failed: failed, unloadable: unloadable, reloadIfOutdated: reloadIfOutdated, takeToken: takeToken, policy: policy, base: '/' };

  window.addEventListener('error', function (event) {
    var target = event.target;
    if (target && target.tagName === 'SCRIPT') unloadable(target.src.replace(/^.*\//, ''));
    else if (event.error && window.WebAssembly && event.error instanceof WebAssembly.RuntimeError) failed();
  }, true);
  // A file that no field takes would take the place of the page. The CSR field prevents that by itself. The photo field listens after
  // this function, and takes a file that is over it. While a file is over one of these fields, no words are shown.
  function keepPage(event) {
    var data = event.dataTransfer;
    if (!data || [].indexOf.call(data.types, 'Files') < 0) return;
    var told = document.getElementById('where');
    var isOver = event.target.closest && event.target.closest('.photo-field, .csr-own');
    if (told && isOver) told.remove();
    if (event.defaultPrevented) return;
    data.dropEffect = 'none';
    event.preventDefault();
    if (!told && !isOver) sayWhere();
  }

  // The browser sends no drop event where a file is not taken, so the words appear while the file is over the page. They go with the next
  // press, or when a field takes the file. The app may speak another language than the browser, so the language of the page counts here.
  function sayWhere() {
    var told = element('p', /^zh/.test(document.documentElement.lang)
      ? '文件只能拖放到对应的栏：照片拖到“验证信息”页面，CSR 文件拖到“申请信息”页面。'
      : 'Drop a file only on its field: a photo in Verification information, a CSR file in Applicant information.', document.body, 'notice wait');
    told.id = 'where';
    told.setAttribute('role', 'status');
    ['click', 'drop'].forEach(function (kind) { window.addEventListener(kind, function () { told.remove(); }, { once: true, capture: true }); });
  }
  window.addEventListener('dragover', keepPage);
  window.addEventListener('drop', keepPage);
  window.addEventListener('unhandledrejection', function (event) {
    if (window.WebAssembly && event.reason instanceof WebAssembly.RuntimeError) failed();
  });
  if (!window.signet.supported) tell('old');
})();
