@{
    # All default rules apply, and one more: what runs in PowerShell 7 alone is found on every machine.
    Rules = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
    }
}
