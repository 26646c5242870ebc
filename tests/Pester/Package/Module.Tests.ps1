BeforeDiscovery {
    . "$PSScriptRoot/../TestSetup.ps1"

    $cmdlets = (Import-PowerShellDataFile $moduleManifest).CmdletsToExport
    $scripts = Get-ChildItem $repositoryRoot -Include *.ps1, *.psm1, *.psd1 -Recurse |
        ForEach-Object { $_.FullName.Substring($repositoryRoot.Length).TrimStart('\', '/').Replace('\', '/') } |
        Where-Object { $_ -notmatch '(^|/)(bin|obj|out|TestResults)/' }
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
}

Describe 'The module' {
    BeforeAll {
        $manifest = Import-PowerShellDataFile $moduleManifest
        $assembly = (Get-Command Connect-Telnyx).ImplementingType.Assembly
    }

    It 'has a valid manifest' {
        Test-ModuleManifest $moduleManifest -ErrorAction Stop -WarningAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'exports the cmdlets of its manifest, and nothing else' {
        $module = Get-Module TelnyxPS
        $module.ExportedCommands.Keys | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        $module.ExportedCommands.Values.CommandType | Sort-Object -Unique | Should -Be 'Cmdlet'
        $module.ExportedVariables.Count | Should -Be 0
    }

    It 'has every cmdlet of its assembly in its manifest' {
        $implemented = foreach ($type in $assembly.GetExportedTypes()) {
            foreach ($attribute in $type.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)) {
                "$($attribute.VerbName)-$($attribute.NounName)"
            }
        }
        $implemented | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'has the version of its manifest in its assembly' {
        $assembly.GetName().Version.ToString(3) | Should -Be $manifest.ModuleVersion
    }

    It 'consists of the expected files' {
        $expected = @(
            'TelnyxPS.dll'
            'TelnyxPS.psd1'
            $manifest.FormatsToProcess
            $manifest.TypesToProcess
            'en-US/TelnyxPS.dll-Help.xml'
            'LICENSE'
            'README.md'
            'THIRD-PARTY-NOTICES.md'
            # System.Text.Json and its dependencies, which Windows PowerShell lacks.
            'desktop/Microsoft.Bcl.AsyncInterfaces.dll'
            'desktop/System.Buffers.dll'
            'desktop/System.Memory.dll'
            'desktop/System.Numerics.Vectors.dll'
            'desktop/System.Runtime.CompilerServices.Unsafe.dll'
            'desktop/System.Text.Encodings.Web.dll'
            'desktop/System.Text.Json.dll'
            'desktop/System.Threading.Tasks.Extensions.dll'
        )
        $found = Get-ChildItem $moduleFolder -File -Recurse |
            ForEach-Object { $_.FullName.Substring($moduleFolder.Length + 1).Replace('\', '/') } |
            Where-Object { $_ -notmatch '^en-US/about_\w+\.help\.txt$' }

        $found | Sort-Object | Should -Be ($expected | Where-Object { $_ } | Sort-Object)
    }

    It 'loads only its own assembly from its folder on PowerShell 7' {
        if ($PSVersionTable.PSEdition -ne 'Core') {
            Set-ItResult -Skipped -Because 'Windows PowerShell has no System.Text.Json of its own'
        }

        # This check requires that JSON was read.
        $session = Connect-Telnyx -Sandbox -PassThru
        $null = Get-TelnyxExternalConnection -Session $session -First 1
        Disconnect-Telnyx -Session $session

        $loaded = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not $_.IsDynamic }
        $loaded.Location | Where-Object { $_ -and $_.StartsWith($moduleFolder) } |
            Should -Be (Join-Path $moduleFolder 'TelnyxPS.dll')
        $loaded | Where-Object { $_.GetName().Name -eq 'System.Text.Json' } | Should -Not -BeNullOrEmpty
    }
}

Describe '<_>' -ForEach $cmdlets {
    BeforeAll {
        $command = Get-Command $_ -Module TelnyxPS -ErrorAction Stop
        $help = Get-Help $_ -Full
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        $hidden = $command.Parameters.Values | Where-Object { $_.Attributes.DontShow -contains $true } |
            ForEach-Object Name
        $own = $command.Parameters.Keys | Where-Object { $_ -notin $common -and $_ -notin $hidden }
    }

    It 'has an approved verb' {
        $command.Verb | Should -BeIn (Get-Verb).Verb
    }

    It 'has a singular noun' {
        # "Status" also ends with an s.
        $command.Noun | Should -Not -Match '[^su]s$'
    }

    It 'opens a page of Telnyx, or none, with Get-Help -Online' {
        $own = 'Compare', 'Connect', 'Disconnect', 'Invoke', 'Test', 'Undo', 'Wait'
        # There is no known Telnyx page about moving a number.
        $isOwn = $command.Verb -in $own -or $command.Name -in 'Get-TelnyxSession',
            'Set-TelnyxExternalConnectionPhoneNumber'
        $expected = if ($isOwn) { '^$' } else { '^https://developers\.telnyx\.com/api-reference/[a-z-]+(/[a-z-]+)?$' }
        $command.HelpUri | Should -MatchExactly $expected

        # If the help contains a link, it takes precedence over the HelpUri of the cmdlet.
        foreach ($address in @($help.relatedLinks.navigationLink.uri) -match '\S') {
            $address | Should -BeExactly $command.HelpUri
        }
    }

    It 'has a synopsis in its help' {
        # Without help, PowerShell shows the syntax there.
        $help.Synopsis.Trim() | Should -Not -BeLike "$($command.Name)*"
        $help.Synopsis | Should -Match '\w{3}'
    }

    It 'has a description in its help' {
        $help.description.Text -join '' | Should -Match '\w{3}'
    }

    It 'has at least two examples in its help' {
        @($help.examples.example | Where-Object { "$($_.code)".Trim() }).Count | Should -BeGreaterOrEqual 2
    }

    It 'has examples that PowerShell can read and that call it' {
        foreach ($example in $help.examples.example) {
            $errors = $null
            $null = [Management.Automation.Language.Parser]::ParseInput($example.code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $example.code
            $example.code | Should -Match ([regex]::Escape($command.Name))
        }
    }

    It 'describes every parameter in its help' {
        $undescribed = $own | Where-Object {
            $name = $_
            $parameter = $help.parameters.parameter | Where-Object name -EQ $name
            "$($parameter.description.Text)" -notmatch '\w{3}'
        }
        $undescribed | Should -BeNullOrEmpty
    }

    It 'describes no parameter that it does not have' {
        $help.parameters.parameter.name | Where-Object { $_ -and $_ -notin $command.Parameters.Keys } |
            Should -BeNullOrEmpty
    }
}

Describe '<_>' -ForEach $scripts {
    BeforeAll {
        $path = Join-Path $repositoryRoot $_
        $isTest = $_ -like 'tests/Pester/*'
    }

    It 'can be read by this PowerShell' {
        $errors = $null
        $null = [System.Management.Automation.Language.Parser]::ParseFile($path, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
    }

    It 'uses tools/Get-ThisPowerShell.ps1 to find the current PowerShell' {
        if ($_ -ne 'tools/Get-ThisPowerShell.ps1') {
            [IO.File]::ReadAllText($path) | Should -Not -Match 'Get-Process -Id [$]PID'
        }
    }

    It 'contains only ASCII characters' {
        [IO.File]::ReadAllText($path) | Should -Not -Match '[^\x00-\x7F]'
    }

    It 'has no PSScriptAnalyzer findings' {
        if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) {
            Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed'
        }

        $analysis = @{ Path = $path; Settings = Join-Path $repositoryRoot 'PSScriptAnalyzerSettings.psd1' }
        if ($_ -eq 'TelnyxPS.psd1') {
            # The folder that contains the files it refers to.
            $analysis.Path = $moduleManifest
        }

        if ($isTest) {
            # The analyzer doesn't detect that It blocks use variables from BeforeAll and from TestSetup.ps1. The other
            # rules are for functions that users run, and for secrets that exist.
            $analysis.ExcludeRule = @(
                'PSUseDeclaredVarsMoreThanAssignments'
                'PSUseShouldProcessForStateChangingFunctions'
                'PSAvoidUsingPositionalParameters'
                'PSAvoidUsingConvertToSecureStringWithPlainText'
                'PSAvoidUsingWriteHost'
            )
        }

        Invoke-ScriptAnalyzer @analysis | ForEach-Object { "line $($_.Line): $($_.RuleName): $($_.Message)" } |
            Should -BeNullOrEmpty
    }
}
