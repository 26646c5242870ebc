@{
    # All default rules, and a rule that finds syntax that only PowerShell 7 supports.
    Rules = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
    }
}
