"""Errors of a team's own logo and templates, and what to do; and texts on opening a printout."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "outside": Text(
        "{place}: {file} is not in the workspace; move it there and write its path from the top folder, such as docs/logo.png",
        "{place}：{file} 不在工作区内；请把文件放进工作区，并从工作区顶层写起，如 `docs/logo.png`",
    ),
    "not_a_file": Text("{place}: {file} is not a regular file; replace or remove it", "{place}：{file} 不是普通文件；请换成文件，或将其移走"),
    "unreadable": Text(
        "{place}: cannot read {file}: {problem}; fix its name or permissions, or remove it",
        "{place}：无法读取 {file}：{problem}；请修正文件名或权限，或将其移走",
    ),
    "too_large": Text("{place}: {file} is larger than {limit} KB; make it smaller", "{place}：{file} 超过 {limit} KB；请缩小后再用"),
    "logo_kind": Text(
        "{place}: {file} is not a picture for print; use a .png, .jpg, .svg or .webp file",
        "{place}：{file} 不是可用的图片；请使用 .png、.jpg、.svg 或 .webp 文件",
    ),
    "logo_missing": Text(
        "{place}: {file} does not exist; put the logo there, or remove this line", "{place}：找不到文件 {file}；请把标志图片放到该处，或删去这一行"
    ),
    "logo_content": Text(
        "{place}: the content of {file} is not {kind}; save the picture as {kind}, or rename it to match its content",
        "{place}：{file} 的内容不是 {kind} 图片；请另存为 {kind}，或改成与内容相符的扩展名",
    ),
    "logo_pixels": Text(
        "{place}: {file} has {width} × {height} pixels, more than {most} million; make it smaller (1000 pixels are enough for a logo)",
        "{place}：{file} 有 {width} × {height} 像素，超过 {most} 百万像素；请缩小（标志 1000 像素即可）",
    ),
    "logo_animated": Text("{place}: {file} is animated; save a single picture", "{place}：{file} 是动画；请另存为单张图片"),
    "logo_shapes": Text(
        "{place}: {file} has more than {most} shapes, or shapes that use themselves; simplify it, or save it as PNG",
        "{place}：{file} 的图形超过 {most} 个，或图形引用自身；请简化，或另存为 PNG",
    ),
    "logo_failed": Text(
        "{place}: cannot read the picture {file} ({problem}); save it again in a simpler form, or remove this line",
        "{place}：图片 {file} 无法读取（{problem}）；请另存为简单的图片，或删去这一行",
    ),
    # exceeded limits; the `problem` of other texts
    "over.time": Text("it takes more than {seconds} s", "耗时超过 {seconds} 秒"),
    "over.memory": Text("it takes more than {memory} MB of memory", "占用内存超过 {memory} MB"),
    "over.output": Text("it produces more than {output} MB", "输出超过 {output} MB"),
    "over.crash": Text("its reader crashed: {problem}", "读取它的程序中断：{problem}"),
    "template_over": Text(
        "{file}: {problem}; look for nested loops and repeated texts, or remove the file to print with the default template (docs/printouts.md)",
        "{file}：{problem}；请检查嵌套的循环和重复的文本，或将其移走以使用默认模板（见 docs/printouts.md）",
    ),
    "report_over": Text(
        "cannot make a PDF of the report ({problem}); print a shorter period or one department, or use `--format html`",
        "报表无法生成 PDF（{problem}）；请缩短周期或只打印一个部门，或改用 `--format html`",
    ),
    # the team's own templates
    "template_import": Text(
        '{file}:{line}: remove `{word}`; templates of printouts cannot read from disk or network. Only `import "{shipped}"` '
        'and `include "{shipped}"` are allowed, written exactly like this',
        '`{file}:{line}`：打印模板不能从磁盘或网络读取内容，不能使用 `{word}`，请将其删去；只可以照此书写 `import "{shipped}"` 或 `include "{shipped}"`',
    ),
    "template_encoding": Text("{file}:{line}: not UTF-8; save the file as UTF-8", "`{file}:{line}`：不是 UTF-8 编码；请另存为 UTF-8"),
    "to_a_screen": Text("this format cannot be shown on a screen; name a file: {command}", "此格式无法显示在屏幕上；请写明文件：{command}"),
    "no_font": Text(
        "no font here has {count} character{count:|s} of the report ({characters}); install a Chinese font: Debian and "
        "Ubuntu `apt install fonts-noto-cjk`, Fedora `dnf install google-noto-sans-cjk-fonts`, Windows: Settings → Optional "
        "features → Chinese (Simplified) Supplemental Fonts, macOS: Font Book → PingFang SC; or put a font into a folder and "
        "set TEAMOPS_FONTS=folder",
        "本机没有能显示报表中 {count} 个字符（{characters}）的字体；请安装中文字体：Debian、Ubuntu 运行 "
        "`apt install fonts-noto-cjk`，Fedora 运行 `dnf install google-noto-sans-cjk-fonts`，Windows 在“设置 → 可选功能”中添"
        "加“简体中文补充字体”，macOS 在“字体册”中启用“苹方-简”；也可以把字体放进一个文件夹，再设置环境变量 TEAMOPS_FONTS=文件"
        "夹",
    ),
    "signs": Text(
        "no font here has {characters}, printed as ⟨U+…⟩; install such a font, or put one into the folder set in TEAMOPS_FONTS",
        "本机字体没有 {characters}，已印成 ⟨U+…⟩；可安装含有这些字符的字体，或把字体放进环境变量 TEAMOPS_FONTS 所指的文件夹",
    ),
    "no_font_folder": Text(
        "TEAMOPS_FONTS: folder {folder} does not exist; fix the path, or unset the variable",
        "TEAMOPS_FONTS：没有这个文件夹：{folder}；请修正路径，或取消该环境变量",
    ),
    "pdf_not_installed": Text(
        "PDF needs typst: `{command}`; or print the HTML page from a browser", "生成 PDF 需要 typst：`{command}`；也可以在浏览器中打印 HTML 页面"
    ),
    "template_failed": Text(
        "{file}:{line}: {problem}; fix the template, or remove it to print with the default one (docs/printouts.md)",
        "`{file}:{line}`：{problem}；请修正模板，或将其移走以使用默认模板（见 docs/printouts.md）",
    ),
    "template_element": Text(
        "{file}:{line}: remove `<{element}>`; a printout cannot load external content or run scripts",
        "`{file}:{line}`：打印件不能加载外部内容或运行脚本；请删去 `<{element}>`",
    ),
    "template_safe": Text(
        "{file}: a text from the records became a `<{element}>` tag; remove `|safe` from the template",
        "{file}：记录中的文字被当作 `<{element}>` 标签输出；请删去模板中的 `|safe`",
    ),
}
