/** The style of the public page, in the page itself: it is also opened as a file. Two pages of Letter when it is printed. */
export const PUBLIC_PAGE_STYLE = [
  ':root{color-scheme:light}*{box-sizing:border-box}',
  'body{margin:0;font:17px/1.5 "Public Sans",system-ui,-apple-system,"Segoe UI",sans-serif;color:#1b1b1b;background:#fff}',
  'header{display:flex;justify-content:space-between;gap:16px;padding:12px 20px;background:#162e51;color:#fff}header a{color:#fff}',
  'main{max-width:980px;margin:0 auto;padding:20px}h1{font-size:2rem;line-height:1.2;margin:8px 0}h2{font-size:1.4rem;margin:32px 0 8px}h3{font-size:1.05rem;margin:0 0 4px}p{margin:0 0 8px;max-width:68ch}',
  '.lead{font-size:1.2rem}.steps{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:12px;padding:0;margin:20px 0;list-style:none}',
  '.steps li{border:1px solid #c9c9c9;border-top:4px solid #1a4480;border-radius:4px;padding:12px 14px}.steps b{font-size:1.6rem;font-variant-numeric:tabular-nums;display:block;line-height:1.2}.steps .pending{font-size:1.2rem}',
  '.pending{color:#5c410a}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;margin:8px 0 16px}th,td{padding:6px 10px;border-bottom:1px solid #c9c9c9;text-align:right}th:first-child,td:last-child:not(:nth-child(2)){text-align:left}thead th{background:#f0f0f0}tbody th,tfoot th{font-weight:400}.total th,.total td{font-weight:700;background:#f0f0f0}.bad th,.bad td{font-weight:700;color:#b50909}',
  '.three{display:grid;grid-template-columns:repeat(auto-fit,minmax(240px,1fr));gap:16px}ul{margin:0;padding-left:22px}footer{padding:16px 20px;border-top:1px solid #c9c9c9}',
  '@media(max-width:479px){.places td,.places th{padding:5px 4px;font-size:.88rem}}',
  '@media print{@page{size:letter;margin:12mm}body{font-size:9.5px;line-height:1.35}header{background:#fff;color:#000;padding:0}header a{display:none}main{padding:0;max-width:none}h1{font-size:18px;margin:2px 0}h2{font-size:13px;margin:10px 0 3px}h3{font-size:10.5px}p{margin:0 0 4px;max-width:none}.lead{font-size:11px}.steps{grid-template-columns:repeat(4,1fr);gap:6px;margin:6px 0}.steps li{padding:5px 7px;break-inside:avoid}.steps b{font-size:14px}th,td{padding:1.5px 6px}tr{break-inside:avoid}footer{padding:4px 0}}',
].join('');
