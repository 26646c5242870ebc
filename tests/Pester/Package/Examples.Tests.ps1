BeforeDiscovery {
    $examples = Get-ChildItem "$PSScriptRoot/../../../examples/*.ps1" |
        Where-Object Name -NotIn 'Demo.ps1', 'Show-NumberRollout.ps1' | ForEach-Object { @{ Example = $_.Name } }
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $folder = Join-Path $repositoryRoot 'examples'
    $update, $drift, $retire, $rotate, $azure = 'Update-ConnectionFromCsv', 'Test-ConnectionDrift',
        'Remove-RetiredConnection',
    'Switch-ApiKey', 'Invoke-AzureAutomationRunbook' | ForEach-Object { Join-Path $folder "$_.ps1" }
    $keyPart = Get-KeyPart

    # Runs an example like a scheduler, in a new, non-interactive PowerShell.
    function Invoke-Alone([string] $Path, [string[]] $Argument) {
        $paths, $colour = $env:PSModulePath, $env:NO_COLOR
        $env:PSModulePath = (Split-Path $moduleFolder) + [IO.Path]::PathSeparator + $paths
        $env:NO_COLOR = '1'
        try {
            $shell = & "$repositoryRoot/tools/Get-ThisPowerShell.ps1"
            $lines = & $shell.Path $shell.ArgumentList -NoProfile -NonInteractive -File $Path @Argument 2>&1
            [pscustomobject]@{ Code = $LASTEXITCODE; Text = "$($lines -join "`n")" }
        }
        finally {
            $env:PSModulePath, $env:NO_COLOR = $paths, $colour
        }
    }

    # Runs an example in this PowerShell, and records each stream and the error that ended it.
    function Invoke-Here([string] $Path, [hashtable] $Argument) {
        $global:LASTEXITCODE = -1
        $stopped = $null
        $all = @()
        try {
            & $Path @Argument *>&1 | ForEach-Object { $all += $_ }
        }
        catch {
            $stopped = $_
        }

        [pscustomobject]@{
            Output  = @(
                $all |
                    Where-Object {
                        $_ -isnot [Management.Automation.ErrorRecord] -and $_ -isnot
                        [Management.Automation.InformationRecord] -and $_ -isnot [Management.Automation.WarningRecord]
                    }
            )
            Errors  = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
            Stopped = $stopped
            Code    = $LASTEXITCODE
            Text    = ($all + $stopped | Out-String -Width 500) + (
                $all + $stopped | Format-List * -Force | Out-String -Width 500)
        }
    }

    function Get-TestSecret([string] $Text = $testKey) {
        [Net.NetworkCredential]::new('', $Text).SecurePassword
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe '<Example>' -ForEach $examples {
    BeforeAll {
        $path = Join-Path $folder $Example
        $command = Get-Command $path
        $help = Get-Help $path -Full
    }

    It 'has help with a description, each parameter, and examples' {
        $help.Synopsis | Should -Match '\w{3} \w'
        $help.Synopsis | Should -Not -Match '\.ps1'
        "$($help.description.Text)" | Should -Match '\w{3}'
        foreach ($parameter in $help.parameters.parameter | Where-Object name -NotIn 'WhatIf', 'Confirm') {
            "$($parameter.description.Text)" | Should -Match '\w{3}' -Because $parameter.name
        }

        @($help.examples.example).Count | Should -BeGreaterThan 0
        "$($help.examples.example.code)" | Should -Match ([regex]::Escape($Example))
    }

    It 'runs in the sandbox with -Sandbox' {
        # Scripts that only process objects need no session.
        if ($Example -ne 'Set-TeamsUserNumber.ps1') {
            $command.Parameters.Sandbox.SwitchParameter | Should -BeTrue
        }
    }

    It 'has -WhatIf if it changes something' {
        $command.Parameters.ContainsKey('WhatIf') | Should -Be ($Example -match '^(Update|Remove|Restore|Invoke|Set)-')
    }

    It 'is in the table of examples' {
        Get-Content (Join-Path $folder 'README.md') | Where-Object { $_.Contains("| ``$Example`` |") } |
            Should -Not -BeNullOrEmpty
    }
}

Describe 'Update-ConnectionFromCsv.ps1' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $file, $changedFile, $failedFile = 'wanted.csv', 'wanted.changed.csv', 'wanted.failed.csv' |
            ForEach-Object { Join-Path $TestDrive $_ }
        Remove-Item "$TestDrive/*.csv"
        Set-Content $file -Encoding UTF8 @'
Id,Site,OutboundChannelLimit,Tags,Active
1930241863466354012,Chicago,25,"amer;""a;b""",
1927100270812764219,Berlin,20,emea;branch,true
1000000000000000001,Lyon,5,,
1920817085505584633,Board,ten,amer,
1.92395867815917E+18,Madrid,5,,

'@
    }

    It 'changes settings that differ, records changes and failures, and returns their numbers' {
        $run = Invoke-Here $update @{ Path = $file }
        $handler.Writes.Count | Should -Be 1
        $run.Output.Count | Should -Be 1
        $run.Output[0].Rows, $run.Output[0].Changed, $run.Output[0].Unchanged, $run.Output[0].Failed |
            Should -Be 5, 1, 1, 3
        $run.Output[0].ChangedPath, $run.Output[0].FailedPath | Should -BeExactly $changedFile, $failedFile
        $run.Errors.Count | Should -Be 3
        $run.Stopped | Should -BeNullOrEmpty
        $run.Code | Should -Be 2

        $changed = @(Import-Csv $changedFile)
        $changed[0].psobject.Properties.Name |
            Should -BeExactly 'Time', 'Id', 'ConnectionName', 'Setting', 'Old', 'New', 'RequestId'
        $changed.ForEach({ $_.Id, $_.Setting, $_.Old, $_.New -join ' | ' }) | Should -BeExactly @(
            "$chicago | OutboundChannelLimit | 10 | 25"
            "$chicago | Tags | amer;headquarters | amer;""a;b""")

        $failed = @(Import-Csv $failedFile -Encoding UTF8)
        $failed[0].psobject.Properties.Name |
            Should -BeExactly 'Id', 'Site', 'OutboundChannelLimit', 'Tags', 'Active', 'Error'
        $failed.Site | Should -BeExactly 'Lyon', 'Board', 'Madrid'
        $failed.OutboundChannelLimit | Should -BeExactly '5', 'ten', '5'
        $failed[0].Error | Should -Match 'no external connection 1000000000000000001'
        $failed[1].Error | Should -Match "'ten' is not a whole number"
        $failed[2].Error | Should -Match 'spreadsheet'
    }

    It 'accepts the corrected file of failed rows, and changes only those' {
        $null = Invoke-Here $update @{ Path = $file }
        $rows = @(Import-Csv $failedFile -Encoding UTF8)
        $rows[0].Id = $lyon
        $rows[1].OutboundChannelLimit = '10'
        $rows[1].Tags = ''
        $rows | Export-Csv $failedFile -NoTypeInformation -Encoding UTF8
        $handler.Clear()
        $again = Invoke-Here $update @{ Path = $failedFile; FailedPath = $failedFile; ChangedPath = $changedFile }
        $again.Code | Should -Be 2
        $again.Output[0].Rows, $again.Output[0].Changed, $again.Output[0].Failed | Should -Be 3, 2, 1
        $handler.Writes.ForEach({ "$_" -replace ' \{.*' }) | Sort-Object |
            Should -BeExactly "PATCH /v2/external_connections/$lyon", "PATCH /v2/external_connections/$board"

        $rows = @(Import-Csv $failedFile -Encoding UTF8)
        $rows.Site | Should -BeExactly 'Madrid'
        @($rows[0].psobject.Properties.Name -eq 'Error').Count | Should -Be 1
        $rows[0].Id = '1923958678159174426'
        $rows | Export-Csv $failedFile -NoTypeInformation -Encoding UTF8
        $last = Invoke-Here $update @{ Path = $failedFile; FailedPath = $failedFile; ChangedPath = $changedFile }
        $last.Code | Should -Be 0
        $last.Output[0].FailedPath | Should -BeNullOrEmpty
        Test-Path $failedFile | Should -BeFalse -Because 'nothing failed'
        (Import-Csv $changedFile).Id |
            Should -BeExactly $chicago, $chicago, $lyon, $board,
                '1923958678159174426' -Because 'the records of earlier runs are kept'
    }

    It 'changes nothing and writes no file with -WhatIf' {
        $run = Invoke-Here $update @{ Path = $file; WhatIf = $true }
        $handler.Writes.Count | Should -Be 0
        $run.Output.Count | Should -Be 0
        $run.Errors.Count | Should -Be 3
        (Get-ChildItem $TestDrive -Filter *.csv).Name | Should -BeExactly 'wanted.csv'
    }

    It 'records the rows that were not processed after a rejected key, and the changes before it' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        1..2 | ForEach-Object { $scripted.EnqueueForward($handler) }
        $scripted.SetDefault(401, (Get-ErrorJson '10009' 'Authentication failed' "No such key: $testKey"))
        $null = Connect-TestAccount $scripted
        $run = Invoke-Here $update @{ Path = $file; ThrottleLimit = 1 }
        $run.Code | Should -Be 2
        $run.Stopped | Should -BeNullOrEmpty
        $run.Output[0].Changed | Should -Be 1
        (Import-Csv $changedFile).Id | Sort-Object -Unique | Should -BeExactly $chicago
        $failed = @(Import-Csv $failedFile -Encoding UTF8)
        $failed.Site | Should -BeExactly 'Berlin', 'Lyon', 'Board', 'Madrid'
        "$($failed[1].Error)" | Should -Match '^Not processed\..*401'
        $run.Text | Should -Not -Match $keyPart
        "$(Get-Content $failedFile)" | Should -Not -Match $keyPart
    }

    It 'distinguishes two rows of one connection' {
        Set-Content $file `
            -Encoding UTF8 "Id,OutboundChannelLimit,Tags", "$chicago,ten,", "$chicago,26,", "$chicago,,""""""open""",
            "$berlin,27,"
        $run = Invoke-Here $update @{ Path = $file }
        $run.Output[0].Rows, $run.Output[0].Changed, $run.Output[0].Unchanged, $run.Output[0].Failed |
            Should -Be 4, 2, 0, 2
        $failed = @(Import-Csv $failedFile)
        $failed.OutboundChannelLimit | Should -BeExactly 'ten', ''
        $failed[0].Error | Should -Match "'ten' is not a whole number from 0 to 2147483647"
        $failed[1].Error | Should -Match 'closing quotation mark is missing'
        $failed[0].psobject.Properties.Name | Should -BeExactly 'Id', 'OutboundChannelLimit', 'Tags', 'Error'
    }

    It 'skips the blank rows that a spreadsheet writes after the last one' {
        Set-Content $file -Encoding UTF8 'Id,OutboundChannelLimit,Tags', "$chicago,26,", ',,', ' ,,', ',,'
        $run = Invoke-Here $update @{ Path = $file }
        $run.Errors.Count | Should -Be 0
        $run.Code | Should -Be 0
        $run.Output[0].Rows, $run.Output[0].Changed, $run.Output[0].Failed | Should -Be 1, 1, 0
        Test-Path $failedFile | Should -BeFalse
    }

    It 'runs in strict mode' {
        & {
            Set-StrictMode -Version Latest
            (Invoke-Here $update @{ Path = $file }).Output[0].Failed | Should -Be 3
            Set-Content $file -Encoding UTF8 'Id,OutboundChannelLimit', "$chicago,26"
            $run = Invoke-Here $update @{ Path = $file }
            $run.Stopped | Should -BeNullOrEmpty
            $run.Code | Should -Be 0
        }
    }

    It 'sends nothing if <Kind>' -ForEach @(
        @{
            Kind = 'the file has no Id'
            Content = "Connection;Limit`n1;2"
            More = @{}
            Message = 'no column Id.*Connection;Limit'
        }
        @{
            Kind = 'a report has no folder'
            Content = "Id,Active`n1,true"
            More = @{ ChangedPath = 'nowhere/x.csv' }
            Message = "folder 'nowhere'"
        }
        @{ Kind = 'there is no file'; Content = $null; More = @{ Path = 'nowhere.csv' }; Message = 'nowhere\.csv' }
    ) {
        Set-Content $file "$Content"
        $argument = @{ Path = $file }
        foreach ($name in $More.Keys) {
            $argument[$name] = $More[$name]
        }

        $run = Invoke-Here $update $argument
        "$($run.Stopped)" | Should -Match $Message
        $handler.Requests.Count | Should -Be 0
    }

    It 'says how to connect without a session' {
        Disconnect-Telnyx
        $run = Invoke-Here $update @{ Path = $file }
        "$($run.Stopped)" | Should -Match 'Connect-Telnyx.*-Sandbox'
    }

    It 'runs in its own process, in the sandbox, with exit code 2' {
        $run = Invoke-Alone $update $file, '-Sandbox'
        $run.Code | Should -Be 2
        $run.Text | Should -Match 'Changed +: 1'
        @(Import-Csv $changedFile).Count | Should -Be 2
    }

    It 'fails with advice with -Confirm in a non-interactive session, and changes nothing' {
        $bare = Open-TestRunspace
        $result = Invoke-InRunspace $bare {
            param($path, $file) & $path $file -Sandbox -Confirm; $LASTEXITCODE
        } $update, $file
        $bare.Dispose()
        $result.Output[0].Changed | Should -Be 0
        $result.Output[1] | Should -Be 2
        $result.Errors -match '-Confirm:\$false' | Should -Not -BeNullOrEmpty
        Test-Path $changedFile | Should -BeFalse
        @(Import-Csv $failedFile).Count | Should -Be 5
    }
}

Describe 'Restore-Connection.ps1' {
    BeforeAll {
        $restore = Join-Path $folder 'Restore-Connection.ps1'

        # A full bulk change: values, tags with separators, a tag (none), cleared settings.
        $change = {
            param($log)
            Get-TelnyxExternalConnection |
                Set-TelnyxExternalConnection -OutboundChannelLimit 33 -InboundChannelLimit 34 -AddTag 'a;b', '(none)' `
                    -WebhookEventFailoverUrl https://example.com/failover -Clear WebhookTimeoutSecs -ThrottleLimit 2 `
                        -ChangeLog $log
        }

        function Get-Account {
            # Returns the cells of a file. Null and an empty string are the same, as for the API.
            Get-TelnyxExternalConnection | Select-Object * -ExcludeProperty UpdatedAt, AdditionalProperties |
                Sort-Object Id | ConvertTo-Csv | ConvertFrom-Csv | ConvertTo-Csv
        }
    }

    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $export, $log = 'before.csv', 'changes.csv' | ForEach-Object { Join-Path $TestDrive $_ }
        Remove-Item "$TestDrive/*.csv"
        Get-TelnyxExternalConnection | Export-Csv $export -NoTypeInformation -Encoding UTF8
        $before = Get-Account
    }

    It 'restores an account exactly from <From>' -ForEach @(
        @{ From = 'the change log'; Argument = { @{ ChangeLogPath = $log } } }
        @{ From = 'the export'; Argument = { @{ ExportPath = $export } } }
        @{ From = 'both'; Argument = { @{ ChangeLogPath = $log; ExportPath = $export } } }
    ) {
        $null = & $change $log
        Get-Account | Should -Not -Be $before
        $preview = & $Argument
        $handler.Clear()
        (Invoke-Here $restore ($preview + @{ WhatIf = $true })).Code | Should -Be 0
        $handler.Writes.Count | Should -Be 0
        $run = Invoke-Here $restore (& $Argument)
        $run.Stopped | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be 0
        $run.Code | Should -Be 0
        $run.Output[0].Restored | Should -Be 36
        $run.Output[0].Different.Count | Should -Be 0
        Get-Account | Should -Be $before
    }

    It 'ends with 2 if someone changed a setting since, and returns the settings that still differ' {
        $null = & $change $log
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 99
        $run = Invoke-Here $restore @{ ChangeLogPath = $log; ExportPath = $export }
        $run.Code | Should -Be 2
        $run.Output[0].Failed | Should -Be 1
        $run.Output[0].Different | ForEach-Object { "$_" } | Should -BeExactly 'OutboundChannelLimit: 99 -> 10'
        (Invoke-Here $restore @{}).Stopped | Should -Match 'Specify -ChangeLogPath, -ExportPath, or both'
    }

    It 'restores an account over the network exactly, after the process that changed it was killed' {
        $builds = [IO.Path]::Combine(
            $repositoryRoot, 'tests', 'TelnyxPS.TestServer', 'bin', '*', 'net10.0', 'TelnyxPS.TestServer.dll')
        $program = Get-Item $builds -ErrorAction Ignore | Sort-Object LastWriteTimeUtc -Descending |
            Select-Object -First 1
        if (-not $program -or $PSVersionTable.PSEdition -eq 'Desktop') {
            Set-ItResult -Skipped -Because 'the test server is not built'
        }

        function Start-Program([string] $Path, [string[]] $Argument) {
            $start = [Diagnostics.ProcessStartInfo]::new($Path)
            $Argument | ForEach-Object { $start.ArgumentList.Add($_) }
            $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
            [Diagnostics.Process]::Start($start)
        }

        $server = Start-Program dotnet $program.FullName, '--latency-ms', '20'
        $worker = $null
        try {
            $address = ($server.StandardOutput.ReadLine() | ConvertFrom-Json).address
            $null = Connect-Telnyx -ApiKey $testKey -BaseUri $address -PassThru
            Get-TelnyxExternalConnection | Export-Csv $export -NoTypeInformation -Encoding UTF8
            $before = Get-Account
            @(Import-Csv $export).Count | Should -Be 36

            $script = Join-Path $TestDrive 'change.ps1'
            Set-Content $script ("Import-Module '$moduleManifest'; `$null = Connect-Telnyx -ApiKey $testKey " +
                "-BaseUri $address -PassThru; & {$change} '$log'")
            $shell = & "$repositoryRoot/tools/Get-ThisPowerShell.ps1"
            $worker = Start-Program $shell.Path (
                $shell.ArgumentList + '-NoProfile', '-NonInteractive', '-File', $script)
            $limit = [Diagnostics.Stopwatch]::StartNew()
            do {
                [Threading.Thread]::Sleep(5)
                $text = try { [IO.File]::ReadAllText($log) } catch { '' }
                $done = [regex]::Matches($text, '"Done"').Count
            } until ($done -ge 20 -or $worker.HasExited -or $limit.Elapsed.TotalSeconds -gt 60)

            $worker.HasExited | Should -BeFalse -Because 'the process must be killed during the run'
            $worker.Kill()
            $worker.WaitForExit()
            $ids = @(Import-Csv $log | Select-Object -ExpandProperty Id -Unique)
            $ids.Count | Should -BeGreaterThan 2
            $ids.Count | Should -BeLessThan 36

            $run = Invoke-Here $restore @{ ChangeLogPath = $log; ExportPath = $export }
            $run.Errors.Count | Should -Be 0
            $run.Code | Should -Be 0
            Get-Account | Should -Be $before

            # The two other ways to restore, over the same network connection.
            foreach ($argument in @{ ChangeLogPath = "$log.2.csv" }, @{ ExportPath = $export }) {
                $null = & $change "$log.2.csv"
                Get-Account | Should -Not -Be $before
                (Invoke-Here $restore $argument).Code | Should -Be 0
                Get-Account | Should -Be $before
                Remove-Item "$log.2.csv"
            }
        }
        finally {
            if ($worker -and -not $worker.HasExited) {
                $worker.Kill()
            }

            $server.StandardInput.Close()
            if (-not $server.WaitForExit(5000)) {
                $server.Kill()
            }
        }
    }
}

Describe 'Test-ConnectionDrift.ps1' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $file, $report = 'wanted.csv', 'drift.csv' | ForEach-Object { Join-Path $TestDrive $_ }
        Get-TelnyxExternalConnection | Export-Csv $file -NoTypeInformation -Encoding UTF8
        $rows = @(Import-Csv $file)
    }

    AfterEach {
        $handler.Writes.Count | Should -Be 0
    }

    It 'returns nothing if nothing differs, and removes an old report' {
        Set-Content $report 'old'
        $run = Invoke-Here $drift @{ Path = $file; ReportPath = $report; ExitCode = $true }
        $run.Output.Count + $run.Errors.Count | Should -Be 0
        $run.Code | Should -Be 0
        Test-Path $report | Should -BeFalse
    }

    It 'returns and records the differences, and ends with 1 with -ExitCode' {
        $rows[1].OutboundChannelLimit = '30'
        $rows[2].Tags = 'emea'
        $rows | Export-Csv $file -NoTypeInformation -Encoding UTF8
        $run = Invoke-Here $drift @{ Path = $file; ReportPath = $report; ExitCode = $true }
        $run.Output | ForEach-Object { "$_" } |
            Should -BeExactly 'OutboundChannelLimit: 20 -> 30', 'Tags: emea;contact-center -> emea'
        $run.Code | Should -Be 1
        $written = @(Import-Csv $report)
        $written.Id | Should -BeExactly $berlin, '1923958678159174426'
        $written.Wanted | Should -BeExactly '30', 'emea'

        $run = Invoke-Here $drift @{ Path = $file }
        $run.Output.Count | Should -Be 2
        $run.Code | Should -Be -1 -Because '-ExitCode was not used'
    }

    It 'ends with 2 if a row cannot be compared, and compares the others' {
        $rows[0].Id = $unknownId
        $rows[1].OutboundChannelLimit = '30'
        $rows | Export-Csv $file -NoTypeInformation -Encoding UTF8
        $run = Invoke-Here $drift @{ Path = $file; ExitCode = $true }
        $run.Output.Id | Should -BeExactly $berlin
        $run.Errors.TargetObject.Id | Should -BeExactly $unknownId
        $run.Code | Should -Be 2
    }

    It 'ends with 2 on <Kind> with -ExitCode, and otherwise with that error' -ForEach @(
        @{ Kind = 'a rejected key' }
        @{ Kind = 'a missing file' }
        @{ Kind = 'a missing session' }
    ) {
        switch ($Kind) {
            'a rejected key' {
                $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
                $scripted.SetDefault(401, (Get-ErrorJson '10009' 'Authentication failed' "No such key: $testKey"))
                $null = Connect-TestAccount $scripted
            }
            'a missing file' { Remove-Item $file }
            'a missing session' { Disconnect-Telnyx }
        }

        $run = Invoke-Here $drift @{ Path = $file; ExitCode = $true }
        $run.Code | Should -Be 2
        $run.Errors.Count | Should -BeGreaterThan 0
        $run.Stopped | Should -BeNullOrEmpty
        $run.Text | Should -Not -Match $keyPart
        (Invoke-Here $drift @{ Path = $file }).Stopped | Should -Not -BeNullOrEmpty
    }

    It 'runs in its own process, in the sandbox, and shows the differences before it ends with its exit code' {
        $rows[1].OutboundChannelLimit = '30'
        $rows | Export-Csv $file -NoTypeInformation -Encoding UTF8
        $run = Invoke-Alone $drift $file, '-Sandbox', '-ExitCode'
        $run.Code | Should -Be 1
        $run.Text | Should -Match "$berlin OutboundChannelLimit +20 +30"
    }
}

Describe 'Remove-RetiredConnection.ps1' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        # One connection of each kind: with phone numbers, for Operator Connect, active, inactive, and with a different
        # tag.
        $active = '1905109122237635668'
        $null = Set-TelnyxExternalConnection $berlin, $teams, $active, $lyon -AddTag old
        $null = Set-TelnyxExternalConnection $chicago -AddTag Old
        $handler.Clear()
        Mock Start-Sleep { }
        # So that the requests have the order of the connections.
        $PSDefaultParameterValues = @{ 'Remove-TelnyxExternalConnection:ThrottleLimit' = 1 }
    }

    It 'deactivates, waits and removes, and writes an error for each connection that it skips' {
        $run = Invoke-Here $retire @{ Tag = 'old'; WaitSeconds = 7; Confirm = $false }
        $run.Output.Id | Should -BeExactly $lyon, $active
        $handler.Writes.ForEach({ "$_" -replace ' \{.*' }) | Should -BeExactly @(
            "PATCH /v2/external_connections/$active"
            "DELETE /v2/external_connections/$lyon"
            "DELETE /v2/external_connections/$active")
        Should -Invoke Start-Sleep -Exactly 1 -ParameterFilter { $Seconds -eq 7 }
        $run.Errors.TargetObject.Id | Should -BeExactly $berlin, $teams
        "$($run.Errors[0])" | Should -Match 'phone numbers'
        "$($run.Errors[1])" | Should -Match 'support@telnyx\.com.*Operator Connect'
        $run.Code | Should -Be 2
        (Get-TelnyxExternalConnection $berlin, $teams, $chicago).Active | Should -Be $true, $true, $true
    }

    It 'moves the phone numbers to another connection first with -MoveNumberTo' {
        $run = Invoke-Here $retire @{ Tag = 'old'; MoveNumberTo = $chicago; Confirm = $false }
        $run.Output.Id | Should -BeExactly $berlin, $lyon, $active
        $handler.Writes[0].ToString() | Should -BeLike "POST /v2/phone_numbers/jobs/update_phone_numbers*$chicago*"
        (Get-TelnyxPhoneNumber -ConnectionId $chicago).PhoneNumber |
            Should -BeExactly '+493023125014', '+493023125015', '+493023125016'
        $run.Errors.TargetObject.Id | Should -BeExactly $teams
    }

    It 'shows which numbers it would move with -WhatIf, and moves none' {
        $run = Invoke-Here $retire @{ Tag = 'old'; MoveNumberTo = $chicago; WhatIf = $true }
        $run.Output.Count | Should -Be 0
        $handler.Writes.Count | Should -Be 0
    }

    It 'skips a connection that someone activated again, and one whose tag was removed' {
        Mock Start-Sleep {
            $null = Set-TelnyxExternalConnection $active -Active $true
            $null = Set-TelnyxExternalConnection $lyon -RemoveTag old
        }
        $run = Invoke-Here $retire @{ Tag = 'old'; Confirm = $false }
        $run.Output.Count | Should -Be 0
        $handler.Writes.Method | Should -Not -Contain 'DELETE'
        $run.Errors.TargetObject.Id | Should -BeExactly $berlin, $teams, $lyon, $active
        $run.Code | Should -Be 2
    }

    It 'does not wait if no connection was active, and reports no error if all were removed' {
        $null = Set-TelnyxExternalConnection $berlin, $teams, $active -RemoveTag old
        $run = Invoke-Here $retire @{ Tag = 'old'; Confirm = $false }
        $run.Output.Id | Should -BeExactly $lyon
        $run.Errors.Count | Should -Be 0
        $run.Code | Should -Be 0
        Should -Invoke Start-Sleep -Exactly 0
    }

    It 'does nothing if no connection has the tag' {
        $run = Invoke-Here $retire @{ Tag = 'nowhere'; Confirm = $false }
        $run.Output.Count + $run.Errors.Count | Should -Be 0
        $run.Code | Should -Be 0
        $handler.Writes.Count | Should -Be 0
    }

    It 'continues after a removal that the service refuses' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        # The list, the numbers of three connections, the change, two reads, and then the first removal.
        1..7 | ForEach-Object { $scripted.EnqueueForward($handler) }
        $scripted.Enqueue(
            422, (Get-ErrorJson '10021' 'Resource in use' 'Phone numbers are still assigned to the connection: 1'))
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        $run = Invoke-Here $retire @{ Tag = 'old'; Confirm = $false }
        $scripted.Writes.Method | Should -BeExactly 'PATCH', 'DELETE', 'DELETE'
        $run.Output.Id | Should -BeExactly $active
        $run.Errors.TargetObject.Id | Should -BeExactly $berlin, $teams, $lyon
        $run.Code | Should -Be 2
    }

    It 'shows both steps with -WhatIf, and does neither' {
        $run = Invoke-Here $retire @{ Tag = 'old'; WhatIf = $true }
        $run.Output.Count | Should -Be 0
        $handler.Writes.Count | Should -Be 0
        Should -Invoke Start-Sleep -Exactly 0
    }

    Context 'the prompts' {
        BeforeAll {
            $keyboard = Get-ScriptedHost
            $runspace = Open-TestRunspace $keyboard
        }

        AfterAll {
            $runspace.Dispose()
        }

        BeforeEach {
            $keyboard.Screen.Clear()
            $runspace.SessionStateProxy.SetVariable('global:TelnyxPSDefaultSession', (Get-TelnyxSession))
        }

        It 'appear before each deactivation and each removal' {
            $keyboard.Screen.Answer(0)
            $keyboard.Screen.Answer(2)
            $keyboard.Screen.Answer(0)
            $result = Invoke-InRunspace $runspace { param($path) & $path old -WaitSeconds 0 } $retire
            $keyboard.Screen.Questions.Count | Should -Be 3
            $result.Output.Id | Should -BeExactly $active
            $handler.Writes.Method | Should -BeExactly 'PATCH', 'DELETE'
        }

        It 'answered with No keep the connection active' {
            $keyboard.Screen.Answer(2)
            $keyboard.Screen.Answer(2)
            $result = Invoke-InRunspace $runspace { param($path) & $path old -WaitSeconds 0 } $retire
            $keyboard.Screen.Questions.Count | Should -Be 2
            $result.Output.Count | Should -Be 0
            $handler.Writes.Count | Should -Be 0
        }

        It 'are an error with advice in a non-interactive session, before anything is changed' {
            $result = Invoke-InRunspace $runspace { param($path) & $path old -WaitSeconds 0 } $retire
            $result.Stopped.FullyQualifiedErrorId | Should -BeLike 'ConfirmationUnavailable,*'
            "$($result.Stopped)" | Should -Match '-Confirm:\$false'
            $handler.Writes.Count | Should -Be 0
        }

        It 'are shown by -WhatIf instead' {
            $null = Invoke-InRunspace $runspace { param($path) & $path old -WhatIf } $retire
            $keyboard.Screen.Lines -match 'What if' | Should -HaveCount 4
            $keyboard.Screen.Lines -match '"Set active: True -> False".*1905109122237635668' | Should -HaveCount 1
            $keyboard.Screen.Lines -match '"Remove.*1905109122237635668' | Should -HaveCount 1
        }
    }

    It 'runs in its own process, in the sandbox, and fails with advice if it would prompt' {
        $run = Invoke-Alone $retire 'retired', '-Sandbox'
        $run.Code | Should -Be 1
        $run.Text | Should -Match '-Confirm:\$false'
    }

    It 'runs in the sandbox' {
        $run = Invoke-Here $retire @{ Tag = 'retired'; Sandbox = $true; Confirm = $false }
        $run.Output.Count | Should -Be 6
        $run.Code | Should -Be 0
        $handler.Requests.Count | Should -Be 0
    }
}

Describe 'Switch-ApiKey.ps1' {
    BeforeEach {
        $newKey = 'KEY0199AABBCCDDEEFF_0123456789abcdefghij'
        $newKeyPart = Get-KeyPart $newKey
        $handler = Get-SandboxHandler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $PSDefaultParameterValues = @{
            'Connect-Telnyx:BaseUri' = $testAddress
            'Connect-Telnyx:HttpMessageHandler' = $scripted
            'Connect-Telnyx:MaximumRetryCount' = 0
        }
        $keys = @{ ApiKey = Get-TestSecret; NewApiKey = Get-TestSecret $newKey }
    }

    It 'returns the session of the new key if both keys see the same connections' {
        $scripted.Forward($handler)
        $run = Invoke-Here $rotate $keys
        $run.Stopped | Should -BeNullOrEmpty
        $run.Output.Count | Should -Be 1
        $run.Output[0].ApiKey | Should -BeExactly '****ghij'
        [object]::ReferenceEquals((Get-TelnyxSession), $run.Output[0]) | Should -BeTrue
        $null = Get-TelnyxExternalConnection $chicago
        $scripted.Requests.Authorization | Should -BeExactly "Bearer $testKey", "Bearer $newKey", "Bearer $newKey"
        $scripted.Writes.Count | Should -Be 0
        $run.Text | Should -Not -Match $keyPart
        $run.Text | Should -Not -Match $newKeyPart
    }

    It 'keeps the old key if the new one <Kind>' -ForEach @(
        @{
            Kind = 'is of another account'
            Message = 'do not see the same external connections: only one key sees \d+ of them'
        }
        @{ Kind = 'is rejected'; Message = '401' }
        @{ Kind = 'may not list'; Message = '403' }
        @{ Kind = 'sees nothing'; Message = 'the new key 0' }
    ) {
        $scripted.EnqueueForward($handler)
        switch ($Kind) {
            'is of another account' { $scripted.EnqueueForward((Get-SandboxHandler 5)) }
            'is rejected' {
                $scripted.Enqueue(401, (Get-ErrorJson '10009' 'Authentication failed' "No such key: $newKey"))
            }
            'may not list' { $scripted.Enqueue(403, (Get-ErrorJson '10010' 'Not allowed' "Not with $newKey")) }
            'sees nothing' {
                $scripted.Enqueue(
                    200, '{"data":[],"meta":{"page_number":1,"page_size":250,"total_pages":0,"total_results":0}}')
            }
        }

        $scripted.Forward($handler)
        $run = Invoke-Here $rotate $keys
        "$($run.Stopped)" | Should -Match $Message
        $run.Output.Count | Should -Be 0
        (Get-TelnyxSession).ApiKey | Should -BeExactly '****Yp2G'
        $null = Get-TelnyxExternalConnection $chicago
        $scripted.Requests[-1].Authorization | Should -BeExactly "Bearer $testKey"
        $run.Text | Should -Not -Match $keyPart
        $run.Text | Should -Not -Match $newKeyPart
    }

    It 'switches from one sandbox to another' {
        $PSDefaultParameterValues = @{}
        $run = Invoke-Here $rotate @{ Sandbox = $true }
        $run.Output[0].IsSandbox | Should -BeTrue
        (Get-TelnyxExternalConnection).Count | Should -Be 36
    }
}

Describe '<Runbook>' -ForEach @(
    @{ Runbook = 'Invoke-AzureAutomationRunbook.ps1' }
    @{ Runbook = 'Invoke-SecretManagementRunbook.ps1' }
) {
    BeforeAll {
        $path = Join-Path $folder $Runbook
        $isAzure = $Runbook -match 'Azure'

        # Functions that replace the cmdlets of Azure Automation, Key Vault and SecretManagement, and record their
        # arguments.
        function Get-AutomationVariable([string] $Name) {
            $asked.Add("variable $Name")
            $testKey
        }

        function Get-Secret([string] $Name, [string] $Vault) {
            $asked.Add("secret $Name $Vault".Trim())
            Get-TestSecret
        }

        function Connect-AzAccount([switch] $Identity) {
            $asked.Add("identity $Identity")
            'account'
        }

        function Get-AzKeyVaultSecret([string] $VaultName, [string] $Name) {
            $asked.Add("vault $VaultName $Name")
            [pscustomobject]@{ SecretValue = Get-TestSecret }
        }
    }

    BeforeEach {
        $asked = [Collections.Generic.List[string]]::new()
        $handler = Get-SandboxHandler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Forward($handler)
        $PSDefaultParameterValues = @{
            'Connect-Telnyx:BaseUri' = $testAddress
            'Connect-Telnyx:HttpMessageHandler' = $scripted
            'Connect-Telnyx:MaximumRetryCount' = 0
        }
        $wish = @{ Tag = 'retired'; OutboundChannelLimit = 5 }
    }

    It 'reads the key, makes the change, and returns the changes' {
        $run = Invoke-Here $path $wish
        $run.Stopped | Should -BeNullOrEmpty
        $asked | Should -BeExactly $(if ($isAzure) { 'variable TelnyxApiKey' } else { 'secret TelnyxApiKey' })
        $scripted.Requests.Authorization | Sort-Object -Unique | Should -BeExactly "Bearer $testKey"
        $run.Output.Count | Should -Be 5 -Because 'one of the six has that limit'
        $run.Output.Id[0], $run.Output[0].Setting, $run.Output[0].Old, $run.Output[0].New |
            Should -Be $lyon, 'OutboundChannelLimit', 4, 5
        $scripted.Writes.Count | Should -Be 5
        $run.Text | Should -Not -Match $keyPart
        Get-TelnyxSession | Should -BeNullOrEmpty
    }

    It 'reads the key from a specified vault' {
        $run = Invoke-Here $path ($wish + @{ VaultName = 'ops'; SecretName = 'other' })
        $run.Output.Count | Should -Be 5
        $asked | Should -BeExactly $(if ($isAzure) { 'identity True', 'vault ops other' } else { 'secret other ops' })
    }

    It 'changes nothing with -WhatIf' {
        $run = Invoke-Here $path ($wish + @{ WhatIf = $true })
        $run.Output.Count | Should -Be 0
        $scripted.Writes.Count | Should -Be 0
    }

    It 'warns if no connection has the tag' {
        $run = Invoke-Here $path @{ Tag = 'nowhere'; OutboundChannelLimit = 5 }
        $run.Text | Should -Match "No external connection has the tag 'nowhere'"
        $scripted.Writes.Count | Should -Be 0
    }

    It 'ends with the first error, and changes nothing after it' {
        # The list and the first change. The second one fails.
        1..2 | ForEach-Object { $scripted.EnqueueForward($handler) }
        $scripted.Enqueue(503, (Get-ErrorJson '1' 'Down' "Bearer $testKey"))
        $run = Invoke-Here $path $wish
        $run.Stopped.FullyQualifiedErrorId | Should -BeLike 'ServerError,*'
        $run.Output.Id | Should -BeExactly $lyon
        $scripted.Writes.Count | Should -Be 2
        $run.Text | Should -Match 'The script stopped because of an error'
        $run.Text | Should -Not -Match $keyPart
        Get-TelnyxSession | Should -BeNullOrEmpty
    }

    It 'ends before any change if there is no key' {
        $missing = if ($isAzure) { 'Get-AutomationVariable' } else { 'Get-Secret' }
        Mock $missing { $null }
        $run = Invoke-Here $path $wish
        $run.Stopped | Should -Not -BeNullOrEmpty
        $scripted.Requests.Count | Should -Be 0
    }

    It 'writes a transcript of what it did and why it ended, without the key' {
        $file = Join-Path $TestDrive "$Runbook.txt"
        Remove-Item $file -ErrorAction Ignore
        1..2 | ForEach-Object { $scripted.EnqueueForward($handler) }
        $scripted.Enqueue(503, (Get-ErrorJson '1' 'Down' "Bearer $testKey"))
        $keyboard = Get-ScriptedHost
        $runspace = Open-TestRunspace $keyboard
        $result = Invoke-InRunspace $runspace {
            $path, $file, $defaults, $key = $args
            $PSDefaultParameterValues = $defaults
            $VerbosePreference = $DebugPreference = 'Continue'
            ${function:Get-AutomationVariable} = { $key }
            ${function:Get-Secret} = { $key }
            & $path -Tag retired -OutboundChannelLimit 5 -TranscriptPath $file | Out-Default
        } $path, $file, $PSDefaultParameterValues, $testKey
        $runspace.Dispose()
        $result.Stopped.FullyQualifiedErrorId | Should -BeLike 'ServerError,*'
        $transcript = [IO.File]::ReadAllText($file)
        $transcript | Should -Match "$lyon OutboundChannelLimit +4 +5"
        $transcript | Should -Match 'The script stopped because of an error: .*503'
        $transcript | Should -Match '\*\*\*\*'
        $transcript | Should -Not -Match $keyPart
        $keyboard.Screen.Lines -join "`n" | Should -Not -Match $keyPart
    }

    It 'fails with advice with -Confirm in a non-interactive session, and changes nothing' {
        $bare = Open-TestRunspace
        $result = Invoke-InRunspace $bare {
            param($path) & $path -Tag retired -OutboundChannelLimit 5 -Sandbox -Confirm
        } $path
        $bare.Dispose()
        $result.Output.Count | Should -Be 0
        "$($result.Stopped)" | Should -Match '-Confirm:\$false'
    }

    It 'runs in the sandbox, without a key' {
        $PSDefaultParameterValues = @{}
        $run = Invoke-Here $path ($wish + @{ Sandbox = $true })
        $run.Output.Count | Should -Be 5
        $asked.Count + $scripted.Requests.Count | Should -Be 0
    }
}

Describe 'Invoke-AzureAutomationRunbook.ps1 -Preview' {
    It 'changes nothing, and returns what would be changed' {
        $handler = Get-SandboxHandler
        $PSDefaultParameterValues = @{
            'Connect-Telnyx:BaseUri' = $testAddress; 'Connect-Telnyx:HttpMessageHandler' = $handler
        }
        ${function:Get-AutomationVariable} = { $testKey }
        $run = Invoke-Here $azure @{ Tag = 'retired'; OutboundChannelLimit = 5; Preview = $true }
        $run.Output.Count | Should -Be 5
        "$($run.Output[0])" | Should -BeExactly 'OutboundChannelLimit: 4 -> 5'
        $handler.Writes.Count | Should -Be 0
    }
}

Describe 'Show-NumberRollout.ps1' {
    It 'runs all steps in the sandbox' {
        $run = Invoke-Here (Join-Path $folder 'Show-NumberRollout.ps1') @{}
        $run.Stopped | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be 0
        $results = @($run.Output | Where-Object Step)
        $results.Result[0] | Should -BeLike 'connection * with the profile Standard'
        $results.Result[1] | Should -BeLike '1198 assigned, 2 failed: *still being provisioned*'
        $results.Result[2..8] | Should -BeExactly @(
            '2 assigned'
            '2 uploads, 1500 numbers'
            'accepted before: False, now: True'
            '2 numbers failed: Microsoft Teams did not respond in time. Try again.'
            '0 numbers failed'
            "3 numbers moved, connection $berlin removed"
            'tags of 3 numbers: emea')
    }
}

Describe 'Set-TeamsUserNumber.ps1' {
    BeforeAll {
        # Replaces the cmdlet of the MicrosoftTeams module.
        function Set-CsPhoneNumberAssignment {
            [CmdletBinding()]
            param([string] $Identity, [string] $PhoneNumber, [string] $PhoneNumberType)

            if ($Identity -like 'gone*') {
                Write-Error "There is no user $Identity."
            }
            else {
                $assigned.Add("$Identity $PhoneNumber $PhoneNumberType")
            }
        }

        $teamsUser = Join-Path $folder 'Set-TeamsUserNumber.ps1'
        $users = Join-Path $TestDrive 'users.csv'
    }

    BeforeEach {
        $null = Connect-TestAccount (Get-SandboxHandler)
        $assigned = [Collections.Generic.List[string]]::new()
        'PhoneNumber,UserPrincipalName', '+13125550110,ada@example.com', '+13125550111,gone@example.com',
            '+442079460120,bob@example.com' |
            Set-Content $users
    }

    It 'assigns the numbers of an upload to their users' {
        'PhoneNumber,UserPrincipalName', '+13125550110,ada@example.com', '+13125550111,eve@example.com' |
            Set-Content $users
        $upload = Get-TelnyxExternalConnectionUpload $teams $ticket |
            Wait-TelnyxExternalConnectionUpload -IntervalSec 0.05
        $run = Invoke-Here $teamsUser @{ Upload = $upload; Path = $users }
        $assigned |
            Should -BeExactly 'ada@example.com +13125550110 OperatorConnect',
                'eve@example.com +13125550111 OperatorConnect'
        $run.Code | Should -Be 0
    }

    It 'continues after a user that fails, a number without a user and a number that is not on Teams' {
        $uploads = @(Get-TelnyxExternalConnectionUpload $teams; Get-TelnyxExternalConnectionUpload $london)
        $run = Invoke-Here $teamsUser @{ Upload = $uploads; Path = $users }
        $assigned |
            Should -BeExactly 'ada@example.com +13125550110 OperatorConnect',
                'bob@example.com +442079460120 OperatorConnect'
        $run.Errors.Count | Should -Be 3
        $run.Code | Should -Be 2
    }

    It 'assigns nothing with -WhatIf' {
        $null = Invoke-Here $teamsUser @{
            Upload = (Get-TelnyxExternalConnectionUpload $teams); Path = $users; WhatIf = $true
        }
        $assigned.Count | Should -Be 0
    }
}
