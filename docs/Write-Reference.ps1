<#
.SYNOPSIS
Writes the reference in Markdown, made from the module's help.

.DESCRIPTION
The help of the cmdlets and the about topics in en-US are what Get-Help shows. This makes of them a page each, for
readers in a browser, and an index. Pages of cmdlets or topics that are no more are removed.

.PARAMETER Destination
The folder to write to; without it, docs/reference.

.EXAMPLE
./build.ps1 -Task Docs

Writes the reference.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute(
    'PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It writes what is made from other files.')]
[CmdletBinding()]
param(
    [string] $Destination = (Join-Path $PSScriptRoot 'reference')
)

$ErrorActionPreference = 'Stop'
$help = [IO.Path]::Combine($PSScriptRoot, '..', 'en-US')

# The text of the elements below a node, a paragraph each.
function Get-Paragraph($Node) {
    foreach ($paragraph in $Node.SelectNodes('*[local-name()="para"]')) {
        $text = $paragraph.InnerText.Trim()
        if ($text) {
            $text
        }
    }
}

function Get-FirstNode($Node, [string] $Name) {
    $Node.SelectSingleNode("*[local-name()='$Name']")
}

function Get-NodeList($Node, [string] $Path) {
    $steps = foreach ($step in $Path.Split('/')) { "*[local-name()='$step']" }
    $Node.SelectNodes($steps -join '/')
}

function Get-Text($Node, [string] $Name) {
    $child = Get-FirstNode $Node $Name
    if ($child) {
        $child.InnerText.Trim()
    }
}

# What Markdown would take for its own, outside of code.
function ConvertTo-Prose([string] $Text) {
    $Text -replace '([<>*_|])', '\$1'
}

# What an example shows is a screen where it has lines, or is no sentence.
function ConvertTo-Remark([string] $Text) {
    if ($Text -match '\n' -or $Text -like 'What if: *' -or $Text -notmatch '[.:?!]$') {
        "``````text`n$Text`n``````"
    }
    else {
        ConvertTo-Prose $Text
    }
}

function Get-SyntaxLine($SyntaxItem) {
    $words = @(Get-Text $SyntaxItem 'name')
    foreach ($parameter in Get-NodeList $SyntaxItem 'parameter') {
        $name = '-' + (Get-Text $parameter 'name')
        $value = Get-Text $parameter 'parameterValue'
        if ($parameter.position -match '^\d+$') {
            $name = "[$name]"
        }

        $word = if ($value) { "$name <$value>" } else { $name }
        $words += if ($parameter.required -eq 'true') { $word } else { "[$word]" }
    }

    ($words + '[<CommonParameters>]') -join ' '
}

function Get-Page($Command) {
    $details = Get-FirstNode $Command 'details'
    $name = Get-Text $details 'name'
    "# $name"
    ''
    (Get-Paragraph (Get-FirstNode $details 'description') | ForEach-Object { ConvertTo-Prose $_ }) -join "`n`n"
    ''
    '## Syntax'
    ''
    '```powershell'
    (Get-NodeList $Command 'syntax/syntaxItem' | ForEach-Object { Get-SyntaxLine $_ }) -join "`n`n"
    '```'
    ''
    '## Description'
    ''
    (Get-Paragraph (Get-FirstNode $Command 'description') | ForEach-Object { ConvertTo-Prose $_ }) -join "`n`n"
    ''
    '## Examples'
    foreach ($example in Get-NodeList $Command 'examples/example') {
        ''
        '### ' + (ConvertTo-Prose (Get-Text $example 'title').Trim('- '))
        ''
        '```powershell'
        Get-Text $example 'code'
        '```'
        ''
        (Get-Paragraph (Get-FirstNode $example 'remarks') | ForEach-Object { ConvertTo-Remark $_ }) -join "`n`n"
    }

    ''
    '## Parameters'
    foreach ($parameter in Get-NodeList $Command 'parameters/parameter') {
        ''
        '### -' + (Get-Text $parameter 'name')
        ''
        (Get-Paragraph (Get-FirstNode $parameter 'description') | ForEach-Object { ConvertTo-Prose $_ }) -join "`n`n"
        ''
        '| | |'
        '| --- | --- |'
        "| Type | $(ConvertTo-Prose (Get-Text (Get-FirstNode $parameter 'type') 'name')) |"
        "| Required | $($parameter.required) |"
        "| Position | $($parameter.position) |"
        "| Default | $(ConvertTo-Prose (Get-Text $parameter 'defaultValue')) |"
        "| Pipeline input | $(ConvertTo-Prose $parameter.pipelineInput) |"
        "| Aliases | $($parameter.aliases) |"
    }

    foreach ($part in @(
            @{ Title = 'Inputs'; Path = 'inputTypes/inputType' }
            @{ Title = 'Outputs'; Path = 'returnValues/returnValue' }
        )) {
        $types = Get-NodeList $Command $part.Path
        if ($types.Count -gt 0) {
            ''
            "## $($part.Title)"
        }

        foreach ($type in $types) {
            ''
            $typeName = Get-Text (Get-FirstNode $type 'type') 'name'
            $said = (Get-Paragraph (Get-FirstNode $type 'description') | ForEach-Object { ConvertTo-Prose $_ }) -join "`n`n"
            "``$typeName``" + $(if ($said) { ": $said" })
        }
    }

    $notes = Get-NodeList $Command 'alertSet/alert'
    if ($notes.Count -gt 0) {
        ''
        '## Notes'
        ''
        ($notes | ForEach-Object { Get-Paragraph $_ } | ForEach-Object { ConvertTo-Prose $_ }) -join "`n`n"
    }

    $links = Get-NodeList $Command 'relatedLinks/navigationLink'
    if ($links.Count -gt 0) {
        ''
        '## Related links'
        ''
        foreach ($link in $links) {
            $text = Get-Text $link 'linkText'
            $address = Get-Text $link 'uri'
            if (-not $address -and $text -match '^(\w+-\w+|about_TelnyxPS\w*)$' -and $names -contains $text) {
                $address = "$text.md"
            }

            if ($address) { "- [$(ConvertTo-Prose $text)]($address)" } else { "- $(ConvertTo-Prose $text)" }
        }
    }
}

# As every system writes it: UTF-8 without a mark at its start, lines that end with a line feed alone.
function Write-Page([string] $Name, [string[]] $Line) {
    $text = (($Line -join "`n") -replace "`r", '' -replace '[ \t]+(?=\n)', '').TrimEnd() + "`n"
    [IO.File]::WriteAllText((Join-Path $Destination "$Name.md"), $text, [Text.UTF8Encoding]::new($false))
}

$document = [xml]::new()
$document.Load([IO.Path]::Combine($help, 'TelnyxPS.dll-Help.xml'))
$commands = @($document.DocumentElement.SelectNodes('*[local-name()="command"]') |
        Sort-Object { Get-Text (Get-FirstNode $_ 'details') 'name' })
$topics = @(Get-ChildItem $help -Filter 'about_*.help.txt' | Sort-Object Name)
$names = @($commands | ForEach-Object { Get-Text (Get-FirstNode $_ 'details') 'name' }) +
    @($topics | ForEach-Object { $_.Name.Replace('.help.txt', '') })

if (Test-Path -LiteralPath $Destination) {
    Remove-Item -LiteralPath $Destination -Recurse -Force
}

$null = New-Item -ItemType Directory -Path $Destination
$index = @(
    '# Reference'
    ''
    'Made from the help that the module ships, by `./build.ps1 -Task Docs`: change the help, not these pages.'
    ''
    '| Cmdlet | |'
    '| --- | --- |'
)
foreach ($command in $commands) {
    $details = Get-FirstNode $command 'details'
    $name = Get-Text $details 'name'
    Write-Page $name @(Get-Page $command)
    $synopsis = (Get-Paragraph (Get-FirstNode $details 'description')) -join ' '
    $index += "| [$name]($name.md) | $(ConvertTo-Prose $synopsis) |"
}

$index += @('', '| Topic | |', '| --- | --- |')
foreach ($topic in $topics) {
    $name = $topic.Name.Replace('.help.txt', '')
    $text = [IO.File]::ReadAllText($topic.FullName) -replace "`r", ''
    Write-Page $name @("# $name", '', '```text', $text.TrimEnd(), '```')
    $short = [regex]::Match($text, '(?m)^SHORT DESCRIPTION\n\s+(.+)$').Groups[1].Value
    $index += "| [$name]($name.md) | $(ConvertTo-Prose $short) |"
}

Write-Page 'README' $index
