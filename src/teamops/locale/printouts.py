"""What stands in the way of a team's own logo and templates, and what to do; and how a printout is opened."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "outside": Text(
        "{place}: {file} is not a file of the workspace; put it there and write its path from the top, such as "
        "docs/logo.png",
        "{place}:{file} 不在工作区内;请把文件放进工作区,并从工作区顶层写起,如 docs/logo.png",
    ),
    "not_a_file": Text(
        "{place}: {file} is no regular file; put a file in its place, or take it away",
        "{place}:{file} 不是普通文件;请换成文件,或将其移走",
    ),
    "unreadable": Text(
        "{place}: cannot read {file}: {problem}; mend its name or its permissions, or take it away",
        "{place}:无法读取 {file}:{problem};请修正文件名或权限,或将其移走",
    ),
    "too_large": Text(
        "{place}: {file} is larger than {limit} KB; make it smaller", "{place}:{file} 超过 {limit} KB;请缩小后再用"
    ),
    "logo_kind": Text(
        "{place}: {file} is no picture that can be printed; take a file that ends in .png, .jpg, .svg or .webp",
        "{place}:{file} 不是可用的图片;请使用 .png、.jpg、.svg 或 .webp 文件",
    ),
    "logo_missing": Text(
        "{place}: there is no file {file}; put the logo there, or take the line out",
        "{place}:找不到文件 {file};请把标志图片放到该处,或删去这一行",
    ),
    "logo_content": Text(
        "{place}: what {file} holds is no {kind}; save the picture anew as {kind}, or name it by what it is",
        "{place}:{file} 的内容不是 {kind} 图片;请另存为 {kind},或改成与内容相符的扩展名",
    ),
    # the team's own templates
    "template_encoding": Text(
        "{file}:{line}: this is not UTF-8; save the file as UTF-8", "{file}:{line}:不是 UTF-8 编码;请另存为 UTF-8"
    ),
    "to_a_screen": Text(
        "this format cannot be shown on the screen; name a file: {command}",
        "此格式无法显示在屏幕上,请写明文件:{command}",
    ),
    "no_font": Text(
        "no font here has {count} characters of the report ({characters}); install one: Debian and Ubuntu `apt install "
        "fonts-noto-cjk`, Fedora `dnf install google-noto-sans-cjk-fonts`, Windows: optional feature “Chinese "
        "(Simplified) Supplemental Fonts”; or name a folder with fonts in TEAMOPS_FONTS",
        "本机字体缺少报表中的 {count} 个字符({characters});请安装中文字体:Debian、Ubuntu `apt install fonts-noto-cjk`,"
        "Fedora `dnf install google-noto-sans-cjk-fonts`,Windows 可添加可选功能“简体中文补充字体”;"
        "或用环境变量 TEAMOPS_FONTS 指定字体文件夹",
    ),
    "pdf_not_installed": Text(
        "PDF needs typst: `{command}`; or print the HTML page from a browser",
        "生成 PDF 需要 typst:`{command}`;也可以在浏览器中打印 HTML 页面",
    ),
    "template_failed": Text(
        "{file}:{line}: {problem}; mend the template, or take it away to print with the usual one (docs/printouts.md)",
        "{file}:{line}:{problem};请修正模板,或将其移走以使用默认模板(见 docs/printouts.md)",
    ),
    "template_element": Text(
        "{file}:{line}: `<{element}>` has no place in a printout, which loads and runs nothing; take it out",
        "{file}:{line}:打印件不加载、不运行任何东西,不能使用 `<{element}>`;请将其删去",
    ),
    "template_safe": Text(
        "{file}: a text of the records came out as `<{element}>`; take `|safe` out of the template",
        "{file}:记录中的文字被当作 `<{element}>` 输出;请删去模板中的 `|safe`",
    ),
}
