BeforeDiscovery {
    . "$PSScriptRoot/../TestSetup.ps1"

    $cmdlets = (Import-PowerShellDataFile $moduleManifest).CmdletsToExport
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"

    # Get-Help adds these to the text.
    $common = [Management.Automation.Cmdlet]::CommonParameters

    # Returns a type as Get-Help shows it.
    function Get-TypeName([type] $Type) {
        $inner = [Nullable]::GetUnderlyingType($Type)
        if ($inner) { $inner.Name } else { $Type.Name }
    }
}

Describe 'The help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $command = Get-Command $_ -Module TelnyxPS
        $help = Get-Help $_ -Full

        # Hidden parameters have no help.
        $own = @(
            $command.Parameters.Values |
                Where-Object { $_.Name -notin $common -and $_.Attributes.DontShow -notcontains $true }
        )
        $shownParameters = @{}
        foreach ($parameter in Get-Help $command.Name -Parameter * -ErrorAction Ignore) {
            $shownParameters[$parameter.name] = $parameter
        }
    }

    It 'has the syntax that Get-Command has: sets, order, names, types, and what is required' {
        $items = @($help.syntax.syntaxItem)
        $items.Count | Should -Be $command.ParameterSets.Count
        foreach ($set in $command.ParameterSets) {
            # As a string, a set lists its parameters in display order, without the common parameters.
            $names = [regex]::Matches($set.ToString(), '(?<=[\[ ]|^)-(\w+)').ForEach({ $_.Groups[1].Value }) |
                Where-Object { $_ -in $own.Name }
            $expected = foreach ($name in $names) {
                $parameter = $set.Parameters | Where-Object Name -EQ $name
                $position = if ($parameter.Position -ge 0) { "$($parameter.Position)" } else { 'named' }
                $type = Get-TypeName $parameter.ParameterType
                $value = if ($type -ne 'SwitchParameter') { $type }
                "$name $value $("$($parameter.IsMandatory)".ToLower()) $position"
            }
            $shown = foreach ($item in $items) {
                @(foreach ($parameter in $item.parameter) {
                        "$($parameter.name) $($parameter.parameterValue) $($parameter.required) $($parameter.position)"
                    }) -join '; '
            }
            $shown | Should -Contain ($expected -join '; ')
        }
    }

    It 'shows the same parameter details as Get-Command: type, position, pipeline input and aliases' {
        foreach ($parameter in $own) {
            $shown = $shownParameters[$parameter.Name]
            $shown.type.name | Should -Be (Get-TypeName $parameter.ParameterType) -Because $parameter.Name
            $sets = @($parameter.ParameterSets.Values)
            $accepted = @(
                if ($sets.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }
                if ($sets.ValueFromPipeline -contains $true) { 'ByValue' }
            )
            $pipeline = if ($accepted) { "True ($($accepted -join ', '))" } else { 'False' }
            $shown.pipelineInput | Should -Be $pipeline -Because $parameter.Name
            $aliases = if ($parameter.Aliases.Count) { $parameter.Aliases -join ', ' } else { 'none' }
            $shown.aliases | Should -Be $aliases -Because $parameter.Name
            "$($shown.required)" | Should -BeIn $sets.IsMandatory.ForEach({ "$_" }) -Because $parameter.Name
            "$($shown.description.Text)" | Should -Match '\w{3} \w' -Because $parameter.Name
        }
    }

    It 'contains the accepted values of a parameter, and the limits of its range' {
        foreach ($parameter in $own) {
            $text = $shownParameters[$parameter.Name].description.Text -join ' '
            foreach ($rule in $parameter.Attributes) {
                if ($rule -is [Management.Automation.ValidateSetAttribute]) {
                    $rule.ValidValues | Where-Object { $text -notmatch "\b$([regex]::Escape($_))\b" } |
                        Should -BeNullOrEmpty -Because $parameter.Name
                }
                elseif ($rule -is [Management.Automation.ValidateRangeAttribute]) {
                    $text | Should -Match "\b$($rule.MinRange)\b" -Because $parameter.Name
                    if ($rule.MaxRange -ne [int]::MaxValue) {
                        $text | Should -Match "\b$($rule.MaxRange)\b" -Because $parameter.Name
                    }
                }
            }
        }
    }

    It 'has the default values of the compiled cmdlet' {
        $cmdlet = [Activator]::CreateInstance($command.ImplementingType)
        foreach ($parameter in $own | Where-Object { $command.ImplementingType.GetProperty($_.Name) }) {
            $value = $cmdlet.($parameter.Name)
            $shown = $shownParameters[$parameter.Name].defaultValue
            if (($value -is [ValueType] -or $value -is [string]) -and $value -isnot [switch]) {
                $shown | Should -Match "^$([regex]::Escape("$value"))\b" -Because $parameter.Name
            }
            elseif ($shown -match '^\d') {
                "-$($parameter.Name) has no default value in code, but help says $shown" | Should -BeNullOrEmpty
            }
        }
    }

    It 'shows every example of its page, with output and remarks' {
        $text = Get-Help $command.Name -Examples | Out-String -Width 500
        $page = [IO.File]::ReadAllText([IO.Path]::Combine($repositoryRoot, 'en-US', "$($command.Name).md"))
        $titles = [regex]::Matches($page, '(?m)^### (Example \d+: .+?)\r?$')
        $titles.Count | Should -Be @($help.examples.example).Count
        foreach ($title in $titles) {
            $text | Should -Match ([regex]::Escape($title.Groups[1].Value.Replace('`', '')))
        }

        foreach (
            $line in [regex]::Matches(
                $page, '(?ms)^```(?:powershell|output)\r?\n(.+?)\r?\n```'
            ).ForEach({ $_.Groups[1].Value -split '\r?\n' })) {
            $text | Should -Match ([regex]::Escape($line.Trim()))
        }
    }

    It 'is shown in full: every part has a text' {
        $full = Get-Help $command.Name -Full | Out-String -Width 500
        foreach (
            $part in 'NAME', 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'RELATED LINKS') {
            $full | Should -Match "(?m)^$part\s*\r?\n\s*\S"
        }

        $full | Should -Not -Match '\]\(|shared/|```'
    }
}
