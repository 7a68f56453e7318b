; Setup.exe: for one user, without an administrator. `python run.py installer` gives it
;   VERSION  such as 0.2.0            DIST  the folder that PyInstaller made
;   OUT      the file to write        FAST  if defined: larger, made five times as fast
;   SIGN     if defined: the command that signs the file it is given (for the uninstaller)
;
; Exit codes: 0 done, 1 cancelled, 2 failed, 3 the program is open, 4 a newer version is installed.

Target amd64-unicode
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WordFunc.nsh"
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

!define NAME "Home Education Office"
!define PUBLISHER "The Home Education Office authors"
!define APP_ID "HomeEducationOffice.HomeEducation" ; the same as the program's own
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\HomeEducation"
!define OWN_KEY "Software\HomeEducation"
!define CLASSES "Software\Classes"
!define FILE_TYPE "HomeEducation.Database"
!define OPEN 3
!define NEWER 4

Name "$(NAME)"
BrandingText "$(NAME) ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\HomeEducation"
InstallDirRegKey HKCU "${OWN_KEY}" "Folder"
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
ManifestDPIAware true
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "MIT License"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "..\icons\app.ico"
!define MUI_UNICON "..\icons\app.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "welcome.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "welcome.bmp"
!define MUI_ABORTWARNING
!define MUI_CUSTOMFUNCTION_ABORT Cancelled
!define MUI_LANGDLL_ALLLANGUAGES
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\HomeEducation.exe"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DATA_STAYS)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "$(DATA_STAYS)"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGEEX "." "Kazakh"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_LANGUAGE "English"
!include "words.nsh"

!insertmacro GetParameters
!insertmacro GetOptions
!insertmacro VersionCompare

; Kazakh where Windows speaks none of the three.
!macro ChooseLanguage
  ${If} $LANGUAGE <> ${LANG_RUSSIAN}
  ${AndIf} $LANGUAGE <> ${LANG_ENGLISH}
    StrCpy $LANGUAGE ${LANG_KAZAKH}
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/LANGUAGE=" $1
  ${IfNot} ${Errors}
    ${Select} $1
      ${Case} "kk"
        StrCpy $LANGUAGE ${LANG_KAZAKH}
      ${Case} "ru"
        StrCpy $LANGUAGE ${LANG_RUSSIAN}
      ${Case} "en"
        StrCpy $LANGUAGE ${LANG_ENGLISH}
    ${EndSelect}
  ${EndIf}
!macroend

Function .onInit
  !insertmacro ChooseLanguage
  SetErrorLevel 2 ; until the end says otherwise
  ReadRegStr $0 HKCU "${KEY}" "DisplayVersion"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$INSTDIR\HomeEducation.exe"
    ${VersionCompare} $0 "${VERSION}" $1
    ${If} $1 = 1
      ; A database that a newer version has opened is closed to this one.
      SetErrorLevel ${NEWER}
      MessageBox MB_OK|MB_ICONSTOP "$(NEWER_IS_HERE)" /SD IDOK
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro ChooseLanguage
  SetErrorLevel 2
FunctionEnd

Function Cancelled
  SetErrorLevel 1
FunctionEnd

; A program that runs can't be opened for writing.
!macro RefuseWhileOpen UN
Function ${UN}RefuseWhileOpen
  again:
  StrCpy $1 "HomeEducation.exe"
  Call ${UN}IsClosed
  StrCpy $1 "home-education.exe"
  ${If} $0 = 1
    Call ${UN}IsClosed
  ${EndIf}
  ${If} $0 = 1
    Return
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_OPEN)" /SD IDCANCEL IDRETRY again
  SetErrorLevel ${OPEN}
  Quit
FunctionEnd

; $0 = 1 if the program named in $1 is not running.
Function ${UN}IsClosed
  StrCpy $0 1
  ${If} ${FileExists} "$INSTDIR\$1"
    ClearErrors
    FileOpen $2 "$INSTDIR\$1" a
    ${If} ${Errors}
      StrCpy $0 0
    ${Else}
      FileClose $2
    ${EndIf}
  ${EndIf}
FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

; The shortcuts are named in the language of whoever installed last.
!macro RemoveShortcuts UN
Function ${UN}RemoveShortcuts
  ReadRegStr $0 HKCU "${OWN_KEY}" "Name"
  ${If} $0 != ""
    Delete "$SMPROGRAMS\$0.lnk"
    Delete "$DESKTOP\$0.lnk"
  ${EndIf}
FunctionEnd
!macroend
!insertmacro RemoveShortcuts ""
!insertmacro RemoveShortcuts "un."

; Windows shows windows and shortcuts of one AppUserModelID as one program.
!macro Identify LINK
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${LINK}",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "${APP_ID}")p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,&p r3)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        ${IPropertyStore::Commit} $2 ""
        System::Call 'Oleaut32::SysFreeString(pr3)'
        System::Free $4
        System::Free $5
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("${LINK}",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

!macro Shortcut LINK
  CreateShortcut "${LINK}" "$INSTDIR\HomeEducation.exe" "" "$INSTDIR\HomeEducation.exe" 0
  !insertmacro Identify "${LINK}"
!macroend

; Nothing else in the folder is touched: somebody may have chosen one that holds other things, too.
!macro EachPart DO
  !insertmacro ${DO} "_internal"
  !insertmacro ${DO} "HomeEducation.exe"
  !insertmacro ${DO} "HomeEducation.pkg"
  !insertmacro ${DO} "home-education.exe"
  !insertmacro ${DO} "home-education.pkg"
  !insertmacro ${DO} "uninstall.exe"
!macroend

!macro PutAside PART
  ${If} ${FileExists} "$INSTDIR\${PART}"
    Rename "$INSTDIR\${PART}" "$INSTDIR\.old\${PART}"
  ${EndIf}
!macroend

!macro PutThere PART
  Rename "$INSTDIR\.new\${PART}" "$INSTDIR\${PART}"
!macroend

!macro PutBack PART
  ${If} ${FileExists} "$INSTDIR\.old\${PART}"
    Rename "$INSTDIR\${PART}" "$INSTDIR\.new\${PART}"
    Rename "$INSTDIR\.old\${PART}" "$INSTDIR\${PART}"
  ${EndIf}
!macroend

!macro Remove PART
  RMDir /r "$INSTDIR\${PART}"
  Delete "$INSTDIR\${PART}"
!macroend

Section
  Call RefuseWhileOpen

  ; All of the new version first, beside the old one: whatever happens meanwhile, one is whole.
  RMDir /r "$INSTDIR\.new"
  SetOutPath "$INSTDIR\.new"
  ClearErrors
  File /r /x "home-education.pkg" "${DIST}\*.*"
  WriteUninstaller "$INSTDIR\.new\uninstall.exe"
  ; The two programs have the same code: a second name of the file, or on a disk without such a copy.
  System::Call 'kernel32::CreateHardLinkW(w "$INSTDIR\.new\home-education.pkg", w "$INSTDIR\.new\HomeEducation.pkg", p 0)i.r0'
  ${If} $0 = 0
    CopyFiles /SILENT "$INSTDIR\.new\HomeEducation.pkg" "$INSTDIR\.new\home-education.pkg"
  ${EndIf}
  SetOutPath "$INSTDIR" ; Windows does not rename the folder a program is in
  ${If} ${Errors}
    RMDir /r "$INSTDIR\.new"
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_WRITTEN)" /SD IDOK
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\.old"
  CreateDirectory "$INSTDIR\.old"
  !insertmacro EachPart PutAside
  !insertmacro EachPart PutThere
  ${If} ${Errors}
    !insertmacro EachPart PutBack
    RMDir /r "$INSTDIR\.new"
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_WRITTEN)" /SD IDOK
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\.new"
  RMDir /r "$INSTDIR\.old"

  SetOutPath "$INSTDIR" ; where the shortcuts start
  Call RemoveShortcuts
  !insertmacro Shortcut "$SMPROGRAMS\$(NAME).lnk"
  !insertmacro Shortcut "$DESKTOP\$(NAME).lnk"
  WriteRegStr HKCU "${OWN_KEY}" "Name" "$(NAME)"
  WriteRegStr HKCU "${CLASSES}\.homeedu" "" "${FILE_TYPE}"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}" "" "$(FILE_TYPE_NAME)"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\HomeEducation.exe,0"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\HomeEducation.exe" "%1"'
  WriteRegStr HKCU "${OWN_KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayName" "$(NAME)"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\HomeEducation.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; file types changed
  SetErrorLevel 0
SectionEnd

Section "Uninstall"
  Call un.RefuseWhileOpen
  SetOutPath "$TEMP"
  Call un.RemoveShortcuts
  !insertmacro EachPart Remove
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${CLASSES}\.homeedu"
  DeleteRegKey HKCU "${CLASSES}\${FILE_TYPE}"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ; The office's data stay where they are.
  DetailPrint "$(DATA_STAYS)"
  SetErrorLevel 0
SectionEnd
