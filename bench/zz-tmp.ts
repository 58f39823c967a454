import { readdirSync, readFileSync } from 'node:fs';
import { readSource } from '#lib/read/read-source.ts';
import { readArticle } from '#lib/server/read-article.ts';
import { loadDeps } from './eval-deps.ts';
const folder='/work/main/data/articles/';
const deps=loadDeps();
const articles = readdirSync(folder).filter((n)=>n.endsWith('.md')&&n!=='README.md').flatMap((name)=>readSource({name,bytes:readFileSync(folder+name)},{}).value);
function round(){let n=0;for(const a of articles)n+=readArticle(a,deps).mentions.length;return n;}
for(let i=0;i<4;i++)round();
const times:number[]=[];
for(let i=0;i<20;i++){const c=process.cpuUsage();round();const d=process.cpuUsage(c);times.push((d.user+d.system)/1000);}
times.sort((a,b)=>a-b);
console.log(process.cwd(),'us/article: min',(times[0]!*1000/articles.length).toFixed(0),'median',(times[10]!*1000/articles.length).toFixed(0));
