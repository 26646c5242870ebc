# Draws the picture of the README from the output of the module. Dot-source it after TestSetup.ps1 and
# ExampleRunner.ps1.

# The terminal in the picture: its columns, and the size of a cell in pixels.
$pictureColumns = 80
$cellWidth, $cellHeight, $pictureMargin, $titleHeight = 8.4, 20, 18, 32

# A full export in which someone edited three cells.
$picturePreparation = @'
$rows = Get-TelnyxExternalConnection | Select-Object Id, Active, OutboundChannelLimit, Tags
$rows[0].OutboundChannelLimit = 25
$rows[1].Active = $false
$rows[1].Tags = 'emea;branch;closed'
$rows | Export-Csv connections.csv
Connect-Telnyx -Sandbox
'@

# What is typed. A line that begins with >> continues the one before it.
$pictureCommands = @(
    'Connect-Telnyx -Sandbox'
    'Get-TelnyxExternalConnection -First 2'
    'Import-Csv ./connections.csv | Set-TelnyxExternalConnection -WhatIf'
    "Get-TelnyxExternalConnection | Where-Object Tags -contains retired |`n    Select-Object -First 2 | " +
        "Remove-TelnyxExternalConnection -WhatIf"
)

function Split-Screen {
    <#
    .SYNOPSIS
    Gets the rows of a terminal of 80 columns for a text with ANSI colors: each row is a list of runs with text and
    color.
    #>
    param([Parameter(Mandatory)] [AllowEmptyString()] [string] $Text)

    $color = ''
    foreach ($line in $Text -split "`n") {
        $row, $used = [Collections.Generic.List[object]]::new(), 0
        foreach ($part in [regex]::Matches($line, '\x1b\[([\d;]*)m|[^\x1b]+')) {
            if ($part.Groups[1].Success) {
                $color = $part.Groups[1].Value
                continue
            }

            # A terminal breaks a line where it ends, not between words.
            $rest = $part.Value
            while ($rest) {
                if ($used -eq $pictureColumns) {
                    , $row.ToArray()
                    $row, $used = [Collections.Generic.List[object]]::new(), 0
                }

                $taken = $rest.Substring(0, [Math]::Min($rest.Length, $pictureColumns - $used))
                $row.Add(@{ Text = $taken; Color = $color })
                $used += $taken.Length
                $rest = $rest.Substring($taken.Length)
            }
        }

        , $row.ToArray()
    }
}

function Get-ColoredCommand {
    <#
    .SYNOPSIS
    Gets a command as PSReadLine shows it: with the prompt, and in its default colors.
    #>
    param([Parameter(Mandatory)] [string] $Command)

    $tokens = $null
    $null = [Management.Automation.Language.Parser]::ParseInput($Command, [ref] $tokens, [ref] $null)
    $text, $at = 'PS> ', 0
    foreach ($token in $tokens | Where-Object Kind -NE EndOfInput) {
        $code = if ($token.TokenFlags -band [Management.Automation.Language.TokenFlags]::CommandName) { '93' }
        elseif ($token.Kind -in 'Parameter', 'Pipe') { '90' }
        elseif ($token.Kind -eq 'Number') { '97' }
        elseif ($token.Kind -eq 'Variable') { '92' }
        elseif ($token.Kind -like 'String*') { '36' }
        else { '0' }
        $start, $end = $token.Extent.StartOffset, $token.Extent.EndOffset
        $text += $Command.Substring($at, $start - $at) + "`e[${code}m" + $Command.Substring($start, $end - $start) +
            "`e[0m"
        $at = $end
    }

    $text -replace "`n", "`n>> "
}

function Get-PictureRow {
    <#
    .SYNOPSIS
    Runs the commands in a new sandbox, and gets what a terminal of 80 columns shows, row by row.
    #>
    param([Parameter(Mandatory)] [string] $Folder)

    $runspace, $screen = Open-Screen -Width $pictureColumns
    try {
        Reset-Screen $runspace $screen $Folder
        $null = Invoke-OnScreen $runspace $picturePreparation $screen
        $null = Invoke-OnScreen $runspace "`$PSStyle.OutputRendering = 'Ansi'" $screen
        $text = foreach ($command in $pictureCommands) {
            (Get-ColoredCommand $command) + "`n"
            Invoke-OnScreen $runspace $command $screen
        }

        Split-Screen (-join $text).TrimEnd("`n")
    }
    finally {
        $runspace.Dispose()
    }
}

function ConvertTo-PlainRow {
    <#
    .SYNOPSIS
    Gets the text of rows, without the blanks at the ends.
    #>
    param([Parameter(Mandatory)] [object[]] $Row)

    foreach ($runs in $Row) {
        (-join ($runs | ForEach-Object Text)).TrimEnd()
    }
}

function Read-Picture {
    <#
    .SYNOPSIS
    Gets the text rows of a picture.
    #>
    param([Parameter(Mandatory)] [string] $Path)

    $picture = [xml] [IO.File]::ReadAllText($Path)
    $rows = @{}
    foreach ($text in $picture.SelectNodes('//*[local-name()="text" and @y and not(@x)]')) {
        $row = ([double] $text.y - $titleHeight - $pictureMargin - 4) / $cellHeight
        $line = ''
        foreach ($run in $text.SelectNodes('*')) {
            $line = $line.PadRight([int] (([double] $run.x - $pictureMargin) / $cellWidth)) + $run.InnerText
        }

        $rows[[int] $row] = $line
    }

    0..($rows.Keys | Measure-Object -Maximum).Maximum | ForEach-Object { "$($rows[$_])" }
}

function ConvertTo-Picture {
    <#
    .SYNOPSIS
    Gets rows as an SVG that looks like a terminal.
    #>
    param(
        [Parameter(Mandatory)] [object[]] $Row, [Parameter(Mandatory)] [string] $Title,
        [Parameter(Mandatory)] [string] $Description)

    $format = { param($Number) ([double] $Number).ToString('0.0', [cultureinfo]::InvariantCulture) }
    $classes = @{
        '' = 'o'; '0' = 'o'; '32;1' = 'h'; '32' = 'g'; '90' = 'p'; '93' = 'c'; '97' = 'n'; '92' = 'v'; '36' = 's'
    }
    $width = [int] [Math]::Ceiling($pictureColumns * $cellWidth + 2 * $pictureMargin)
    $height = $Row.Count * $cellHeight + $titleHeight + 2 * $pictureMargin
    $lines = for ($i = 0; $i -lt $Row.Count; $i++) {
        $column = 0
        $runs = foreach ($run in $Row[$i]) {
            # Each word has a position and a length, so that the columns stay aligned in every font.
            foreach ($word in [regex]::Matches($run.Text, '\S+(?: \S+)*')) {
                $class = $classes[$run.Color]
                if (-not $class) {
                    throw "The picture has no color for $($run.Color): add it."
                }

                $x = & $format (($column + $word.Index) * $cellWidth + $pictureMargin)
                $length = & $format ($word.Length * $cellWidth)
                "<tspan x=""$x"" textLength=""$length"" " +
                    "class=""$class"">$([Security.SecurityElement]::Escape($word.Value))</tspan>"
            }

            $column += $run.Text.Length
        }

        if ($runs) {
            "  <text y=""$($titleHeight + $pictureMargin + 4 + $i * $cellHeight)"">$(-join $runs)</text>"
        }
    }

    $size = "width=""$width"" height=""$height"""
    $fonts = 'ui-monospace, SFMono-Regular, "Cascadia Mono", Consolas, "DejaVu Sans Mono", Menlo, monospace'
    @"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 $width $height" $size role="img" aria-labelledby="title desc">
  <title id="title">$([Security.SecurityElement]::Escape($Title))</title>
  <desc id="desc">$([Security.SecurityElement]::Escape($Description))</desc>
  <style>
    text { font: 14px $fonts; white-space: pre; }
    .o { fill: #d6deeb; }
    .c { fill: #e6c66a; }
    .p { fill: #8792a2; }
    .n { fill: #f3f4f6; }
    .s { fill: #79c0c9; }
    .v { fill: #9bd88a; }
    .g { fill: #7ec699; }
    .h { fill: #7ec699; font-weight: bold; }
  </style>
  <rect width="$width" height="$height" rx="10" fill="#161b26"/>
  <path d="M0 10a10 10 0 0 1 10-10h$($width - 20)a10 10 0 0 1 10 10v22h-${width}z" fill="#232a38"/>
  <circle cx="20" cy="16" r="5.5" fill="#e0605a"/>
  <circle cx="39" cy="16" r="5.5" fill="#e3b44c"/>
  <circle cx="58" cy="16" r="5.5" fill="#62b566"/>
  <text x="$([int] ($width / 2))" y="21" text-anchor="middle" class="p">pwsh</text>
$($lines -join "`n")
</svg>
"@ -replace "`r"
}
