// Hides the texts of a page that differ from day to day and from run to run, before the page is compared.

/**
 * Puts words in place of every date and time and of the details of errors, and leaves the origin out of addresses, so that what screen
 * readers read is the same on every day and at every port. Runs in the page.
 */
export function hideTimes() {
  for (const link of Array.from(document.querySelectorAll<HTMLAnchorElement>('a[href^=http]'))) link.setAttribute('href', new URL(link.href).pathname);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const without = text.nodeValue!.replace(/\w{3} \d{1,2}, \d{4}(, \d{1,2}:\d\d( [AP]M)?)?|\d{1,2}:\d\d( [AP]M)?/g, 'a time')
      .replace(/\d{4}年\d{1,2}月\d{1,2}日( a time)?/g, 'a time')
      .replace(/^[0-9a-f]{32}$/, 'a serial number')
      .replace(/^Signet \d\S* · .+/, 'the details of an error');
    if (without !== text.nodeValue) text.nodeValue = without;
  }
}
