'use strict';
(() => {
  const form = document.querySelector('form');
  const output = document.getElementById('answers');
  const status = document.getElementById('status');
  const day = form.elements.on;
  const two = number => String(number).padStart(2, '0');
  const now = new Date();
  day.value = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

  // A text in double quotes is the same in JSON and in YAML.
  const quote = text => JSON.stringify(text);
  const picked = field => field.querySelector('input[type="radio"]:checked')?.value;

  const objects = field => {
    const mode = picked(field);
    if (mode === undefined) { return []; }
    if (mode === 'unknown') { return ['    objects: [unknown]']; }
    const lines = [];
    for (const row of field.querySelectorAll('[data-object]')) {
      const rights = [...row.querySelectorAll('input:checked')].map(box => box.value);
      lines.push(`      ${quote(row.dataset.object)}: ${rights.length === 0 ? 'none' : `[${rights.join(', ')}]`}`);
    }
    for (const name of field.querySelector('[data-others]').value.split(/[\s,;]+/).filter(word => word !== '')) {
      lines.push(`      ${quote(name)}: all`);
    }
    return lines.length === 0 ? [] : ['    objects:', ...lines];
  };

  const sheet = part => {
    const lines = [`  ${quote(part.dataset.subject)}:`];
    const by = form.elements.by.value.trim();
    if (by !== '') { lines.push(`    by: ${quote(by)}`); }
    if (day.value !== '') { lines.push(`    on: ${day.value}`); }
    for (const field of part.querySelectorAll('[data-text]')) {
      const text = field.value.trim();
      if (text !== '') { lines.push(`    ${field.dataset.text}: ${quote(text)}`); }
    }
    const permissions = [];
    for (const field of part.querySelectorAll('fieldset[data-key]')) {
      const answer = picked(field);
      if (answer === undefined) { continue; }
      if (field.dataset.kind === 'permission') { permissions.push(`      ${quote(field.dataset.key)}: ${answer}`); }
      else { lines.push(`    ${quote(field.dataset.key)}: ${answer}`); }
    }
    if (permissions.length > 0) { lines.push('    permissions:', ...permissions); }
    for (const field of part.querySelectorAll('fieldset[data-objects]')) { lines.push(...objects(field)); }
    return lines;
  };

  const write = () => {
    output.value = `by-subject:\n${[...form.querySelectorAll('[data-subject]')].flatMap(sheet).join('\n')}\n`;
    const fields = [...form.querySelectorAll('fieldset[data-key], fieldset[data-objects]')];
    const done = fields.filter(field => picked(field) !== undefined);
    status.textContent = `${done.length} of ${fields.length} answered`;
  };

  form.addEventListener('input', write);
  form.addEventListener('submit', event => {
    event.preventDefault();
    write();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([output.value], { type: 'text/yaml' }));
    link.download = form.dataset.file;
    link.click();
    URL.revokeObjectURL(link.href);
    status.textContent = `Saved as ${form.dataset.file}; send that file back`;
  });
  document.getElementById('copy').addEventListener('click', () => {
    write();
    output.select();
    const isCopied = document.execCommand('copy');
    status.textContent = isCopied ? 'Copied; paste it into your answer' : 'Press Ctrl+C to copy the selected text';
  });
  write();
})();
