; Why Setup and the uninstaller do not begin, or do not go on.

!include "Win\WinError.nsh"
!define NO_FILE -1 ; INVALID_HANDLE_VALUE
!define FOR_WRITING 0x40000000
!define SHARED_WITH_ALL 7
!define IF_THERE 3 ; OPEN_EXISTING

; Two at once would take each other's files away. Windows forgets the name when this process ends.
!macro RefuseASecond
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Global\${APP_ID}.Setup")p ?e'
  Pop $0
  ${If} $0 = ${ERROR_ALREADY_EXISTS}
    !insertmacro Refuse ${ANOTHER} "$(ANOTHER_RUNS)"
  ${EndIf}
!macroend

; Qt needs the ICU that Windows has since then. On anything but x64 this Setup does not start at all.
Function RefuseOldWindows
  ${IfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse ${TOO_OLD} "$(WINDOWS_IS_OLD)"
  ${EndIf}
FunctionEnd

; A database that a newer version has opened is closed to this one.
Function RefuseOlderThanInstalled
  ReadRegStr $0 HKCU "${KEY}" "DisplayVersion"
  ${If} ${FileExists} "$INSTDIR\HomeEducation.exe"
  ${OrIf} ${FileExists} "${OLD}\HomeEducation.exe"
    ${VersionCompare} $0 "${VERSION}" $1
    ${If} $1 = 1
      !insertmacro Refuse ${NEWER} "$(NEWER_IS_HERE)"
    ${EndIf}
  ${EndIf}
FunctionEnd

!macro RefuseIfThere PART
  ${If} ${FileExists} "$INSTDIR\${PART}"
    !insertmacro Refuse ${FAILED} "$(FOLDER_IS_TAKEN)"
  ${EndIf}
!macroend

; Where another program has parts of the same names, they would be replaced.
Function RefuseFolder
  ${GetRoot} "$INSTDIR" $0
  ${If} $INSTDIR == $0
    !insertmacro Refuse ${FAILED} "$(FOLDER_IS_TAKEN)"
  ${EndIf}
  ReadRegStr $0 HKCU "${OWN_KEY}" "Folder"
  ${If} $0 == $INSTDIR
  ${OrIf} ${FileExists} "$INSTDIR\HomeEducation.exe"
  ${OrIf} ${FileExists} "${OLD}"
    Return
  ${EndIf}
  !insertmacro EachPart RefuseIfThere
FunctionEnd

!macro RefuseWhileOpen UN
Function ${UN}RefuseWhileOpen
  again:
  StrCpy $1 "HomeEducation.exe"
  Call ${UN}TryToWrite
  ${If} $0 = 0
    StrCpy $1 "home-education.exe"
    Call ${UN}TryToWrite
  ${EndIf}
  ${If} $0 = 0
    Return
  ${ElseIf} $0 = ${ERROR_SHARING_VIOLATION}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_OPEN)" /SD IDCANCEL IDRETRY again
    StrCpy $0 ${OPEN}
  ${Else}
    MessageBox MB_OK|MB_ICONSTOP "$(NO_RIGHT)" /SD IDOK
    StrCpy $0 ${FAILED}
  ${EndIf}
  !insertmacro DropNew
  SetErrorLevel $0
  Quit
FunctionEnd

; $0: Windows' error when the program named in $1 is opened for writing; it gives 32 for one that runs.
Function ${UN}TryToWrite
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\$1"
    System::Call 'kernel32::CreateFileW(w "$INSTDIR\$1", i ${FOR_WRITING}, i ${SHARED_WITH_ALL}, p 0, i ${IF_THERE}, i 0, p 0)p.r2 ?e'
    Pop $0
    ${If} $2 P<> ${NO_FILE}
      System::Call 'kernel32::CloseHandle(p r2)'
      StrCpy $0 0
    ${EndIf}
  ${EndIf}
FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."
