[#-- The summary as one page for a phone: no script, no other file, text of 16 px or more. --]
<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>[=head.title]</title>
<style>
* { box-sizing: border-box; margin: 0; }
body { font: 16px/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; color: #222; background: #fff; max-width: 46rem; margin: 0 auto; padding: 16px; overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; line-height: 1.25; }
h2 { font-size: 1.0625rem; border-bottom: 1px solid #999; margin: 24px 0 8px; padding-bottom: 4px; }
.head { border-bottom: 2px solid #222; padding-bottom: 8px; }
.state { color: #9b2d20; font-weight: bold; }
.news { font-size: 1.25rem; line-height: 1.3; font-weight: bold; margin: 16px 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); gap: 12px; }
.tile { border: 1px solid #999; padding: 12px; display: flex; flex-direction: column; }
.number { font-size: 2rem; line-height: 1.1; font-weight: bold; }
.change { font-weight: bold; }
.standing { color: #444; }
.columns { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px; margin-top: auto; padding-top: 12px; }
.column { display: flex; flex-direction: column; }
.shaft { height: 48px; border-bottom: 1px solid #555; display: flex; align-items: flex-end; }
.shaft i { display: block; width: 60%; background: #b4b4b4; }
.LAST .shaft i { background: #222; }
.LAST { font-weight: bold; }
.INCOMPLETE .shaft i { background: #fff; border: 1px solid #555; border-bottom: 0; }
dt { font-weight: bold; }
dd { margin: 0 0 8px; }
.plan { margin-bottom: 12px; }
.bullet { position: relative; height: 20px; margin: 4px 0; }
.outline { position: absolute; left: 0; top: 3px; height: 14px; border: 1px solid #555; }
.actual { position: absolute; left: 0; top: 7px; height: 6px; background: #222; }
.elapsed { position: absolute; top: 0; height: 20px; width: 2px; background: #9b2d20; }
.legend, .note { color: #444; }
.units { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); column-gap: 24px; }
.units li { display: flex; justify-content: space-between; gap: 8px; border-bottom: 1px solid #ddd; padding: 2px 0; }
.exception { font-weight: bold; }
.signs { white-space: pre; letter-spacing: 2px; }
.note { border-top: 1px solid #999; margin-top: 24px; padding-top: 8px; }
</style>
</head>
<body>
<header class="head">
<h1>[=head.title]</h1>
<p><span class="state">[=head.state]</span>, [=head.dates]</p>
<p>[=head.received]</p>
</header>
<main>
<p class="news">[=news]</p>
<section class="tiles">
[#list tiles as tile]
<div class="tile">
<p class="number">[=tile.number]</p>
<p>[=tile.name]</p>
<p class="change">[=tile.change]</p>
[#if tile.basis?has_content]
<p class="standing">[=tile.basis]</p>
[/#if]
[#if tile.standing?has_content]
<p class="standing">[=tile.standing]</p>
[/#if]
<div class="columns">
[#list tile.columns.list as column]
<div class="column [=column.kind]" title="[=column.label]: [=column.value]"><div class="shaft">[#if column.kind == "UNKNOWN"]...[#else]<i style="height:[=(column.height / 10)?c]%"></i>[/#if]</div>[=column.label]</div>
[/#list]
</div>
</div>
[/#list]
</section>
<h2>[=words.needs]</h2>
<dl>
[#list needs as need]
[#if need.label?has_content]
<dt>[=need.label]</dt>
[/#if]
<dd>[=need.text]</dd>
[/#list]
</dl>
<h2>[=plans.heading]</h2>
[#if plans.none?has_content]
<p>[=plans.none]</p>
[/#if]
[#list plans.lines as plan]
<div class="plan">
<p>[=plan.name]</p>
<div class="bullet"><div class="outline" style="width:[=(plan.bullet.plan / 10)?c]%"></div><div class="actual" style="width:[=(plan.bullet.actual / 10)?c]%"></div><div class="elapsed" style="left:[=(plan.bullet.elapsed / 10)?c]%"></div></div>
<p><b>[=plan.percent]</b> [=plan.amounts][#if plan.bullet.isCut] »[/#if]</p>
</div>
[/#list]
<h2>[=reporters.heading]</h2>
<p class="legend">[=reporters.legend]</p>
<ul class="units">
[#list reporters.units as unit]
<li[#if !unit.isOnTime] class="exception"[/#if]><span>[=unit.name]</span> <span class="signs">[=unit.signs]</span></li>
[/#list]
</ul>
[#if reporters.others?has_content]
<p>[=reporters.others]</p>
[/#if]
</main>
<footer class="note">
[#list note as line]
<p>[=line]</p>
[/#list]
<p>[=notice]</p>
</footer>
</body>
</html>
